using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Telemetry;

/// <summary>An operator follows one ticket from the form to the provider, sees the numbers, and finds no secret in any of it.</summary>
public class WhatHappensCanBeFollowed
{
    [Fact]
    public async Task From_The_Webhook_To_The_Provider_It_Is_One_Trace_And_What_Is_Exported_Holds_No_Secret()
    {
        await using var collector = await Collector.StartAsync();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "SupportFlows" or "Microsoft.DurableTask" or "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var (parent, token) = (new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded), "nobody-may-know-this-token");

        await Story.Tell(collector.Settings, async story =>
        {
            var body = JsonSerializer.Serialize(new { externalId = "traced", subject = "Follow me", description = "All the way.", severity = "business-critical", contact = new { name = "Ann", email = Contacts.Ann } });
            var (signed, signature) = Signed.Generic(body, story.Now);
            await story.Stranger.Delivers("demo", body, (signed, signature), ("traceparent", $"00-{parent.TraceId}-{parent.SpanId}-01"));
            await story.Stranger.Gets($"/api/pages/link/{token}");
            await story.Advance(2.Minutes());
            Assert.Equal(bool.TrueString, story.Get<IOptions<WorkerOptions>>().Value.Capabilities["WorkerOpenTelemetryEnabled"]);
            await story.ForgetsMessages();
        });

        var ours = spans.Where(s => s.TraceId == parent.TraceId).ToList();
        var form = Assert.Single(ours, s => s is { Source.Name: "SupportFlows", OperationName: "FormWebhook" });
        Assert.Contains(ours, s => s.Source.Name == "Microsoft.AspNetCore" && s.SpanId == form.ParentSpanId);
        Assert.Contains(ours, s => s.OperationName == "activity:DecideTicket" && s.ParentSpanId == form.SpanId);
        var (activity, send) = ours.Where(s => s.OperationName == "activity:SendMessage").Select(a => (a, ours.Single(s => s.OperationName == "SendMessage" && s.ParentSpanId == a.SpanId))).First();
        Assert.NotEqual(activity.SpanId, send.SpanId);
        Assert.Contains(ours, s => s.Source.Name == "System.Net.Http" && s.Kind is ActivityKind.Client && ours.Any(f => f.OperationName == "SendMessage" && f.SpanId == s.ParentSpanId));
        // The page that the ticket opened is a part of it, too.
        Assert.Contains(ours, s => s.OperationName == "activity:DecidePage");

        foreach (var told in new[] { "traces: ", "FormWebhook", "activity:SendMessage", "api/pages/link/{token}", "metrics: ", "supportflows.events", "supportflows.outbox.age", "supportflows.auditor.runs", "supportflows.tickets.open", "under-15m", "logs: " })
        {
            Assert.Contains(told, collector.Received, StringComparison.Ordinal);
        }

        foreach (var secret in new[] { token, "demo-secret", "a-link-secret", "fake-auth-token", "SG." })
        {
            Assert.DoesNotContain(secret, collector.Received, StringComparison.Ordinal);
        }
    }
}
