using System.ComponentModel;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.OnCall;

static class OnCallCommands
{
    static readonly IReadOnlyList<string> Columns = ["Schedule", "On call", "Until", "Then"];

    public sealed class OnCallSettings : CommonSettings
    {
        [CommandArgument(0, "[schedule]"), Description("Its id. Left out: every schedule.")]
        public string? Schedule { get; init; }

        [CommandOption("--at <TIME>"), Description("At another time, like 2026-03-02T09:00:00Z.")]
        public string? At { get; init; }
    }

    public static IConfigurator AddOnCall(this IConfigurator config, CommandLine line)
    {
        config.AddAsyncDelegate("on-call", line.Do<OnCallSettings>(RunAsync))
            .WithDescription("Who is on call, until when, and who is then. For staff and operators.")
            .WithExample("on-call")
            .WithExample("on-call", "demo", "--at", "2026-03-02T09:00:00Z");
        return config;
    }

    static Task RunAsync(Session session, OnCallSettings asked, CancellationToken cancellation)
    {
        var (api, at) = (session.Client.OnCall, Typed.Instant("--at", asked.At));
        return asked.Schedule is { } id
            ? session.Show("Looking at the schedule", api.AtAsync(id, at, cancellation), duty => Shapes.Table(Columns, [Row(duty)]))
            : session.List(api.ListAsync(at, cancellation), limit: null, "There are no schedules.", Columns, Row, cancellation);
    }

    static IReadOnlyList<string> Row(Duty duty) => [duty.Schedule.Id, Names(duty.People), duty.Until is { } until ? Moment.Of(until) : "no change", Names(duty.Next ?? [])];

    static string Names(IReadOnlyList<OnCallPerson> people) => people.Count == 0 ? "nobody" : string.Join(", ", people.Select(p => p.Name ?? p.Id));
}
