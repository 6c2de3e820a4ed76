using System.Diagnostics.Metrics;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Telemetry;

/// <summary>What is measured (docs/operate.md has the table). A number that nobody listens to costs nothing.</summary>
public sealed class Measures : IDisposable
{
    public const string MeterName = "SupportFlows";

    readonly Meter meter;
    readonly Counter<long> events;
    readonly Histogram<double> acknowledged;
    readonly Histogram<double> outbox;
    readonly Counter<long> findings;
    readonly Counter<long> runs;
    readonly Gauge<long> open;

    public Measures(IMeterFactory factory)
    {
        meter = factory.Create(MeterName);
        events = meter.CreateCounter<long>("supportflows.events", "{event}", "Timeline events that were written, by kind of promise and type: tickets accepted, clocks missed, pages acknowledged or answered by nobody.");
        acknowledged = meter.CreateHistogram<double>("supportflows.page.acknowledge.duration", "s", "From a page's beginning until somebody acknowledged it.");
        outbox = meter.CreateHistogram<double>("supportflows.outbox.age", "s", "How long a message was owed when its provider took it, or it was given up.");
        findings = meter.CreateCounter<long>("supportflows.auditor.findings", "{finding}", "Promises that stood still or need somebody, at each of the auditor's runs.");
        runs = meter.CreateCounter<long>("supportflows.auditor.runs", "{run}", "Runs of the auditor: one a minute.");
        open = meter.CreateGauge<long>("supportflows.tickets.open", "{ticket}", "Open tickets by the time that is left until something is owed, once a minute.");
    }

    /// <summary>Whether somebody wants to know how many are open: counting them is not free.</summary>
    public bool CountsOpen => open.Enabled;

    /// <summary>A change is durable.</summary>
    public void Changed<T>(PromiseKind<T> kind, Change<T> change)
        where T : class, ITimelined
    {
        if (!events.Enabled && !acknowledged.Enabled)
        {
            return;
        }

        foreach (var happened in change.Events)
        {
            events.Add(1, new("kind", kind.Kind), new("type", happened.Type));
            if (change.State is Page page && happened.Type == PageEvents.Acknowledged)
            {
                acknowledged.Record((happened.At - (page.Episode == 1 ? page.CreatedAt : page.RaisedAt)).TotalSeconds, new KeyValuePair<string, object?>("important", page.Important));
            }
        }
    }

    /// <summary>A message is done with.</summary>
    public void Settled(OutboxRow message, Instant now)
    {
        if (outbox.Enabled)
        {
            outbox.Record((now - message.CreatedAt).TotalSeconds, new("channel", Wire.Name(message.Channel)), new("outcome", Wire.Name(message.Status)));
        }
    }

    public void Audited(AuditReport report)
    {
        runs.Add(1);
        findings.Add(report.Alarms.Count);
    }

    /// <param name="left">Such as <c>under-15m</c>.</param>
    public void Open(string left, long count) => open.Record(count, new KeyValuePair<string, object?>("left", left));

    public void Dispose() => meter.Dispose();
}
