using System.ComponentModel;
using System.Net;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Timelines;

static class TimelineCommand
{
    public sealed class TimelineSettings : IdSettings
    {
        [CommandOption("-f|--follow"), Description("Go on with what is added, until you press Ctrl+C.")]
        public bool Follow { get; init; }
    }

    public static IConfigurator AddTimeline(this IConfigurator config, CommandLine line)
    {
        config.AddAsyncDelegate("timeline", line.Do<TimelineSettings>(RunAsync))
            .WithDescription("What happened to a ticket, a page or a launch event, in order.")
            .WithExample("timeline", "t4f…", "--follow");
        return config;
    }

    static async Task RunAsync(Session session, TimelineSettings asked, CancellationToken cancellation)
    {
        var isAway = false;
        var timeline = await session.Wait("Finding it", FindAsync(session.Client, asked, new WatchOptions { Trouble = Tell }, cancellation));
        await foreach (var happened in timeline.WithCancellation(cancellation))
        {
            isAway = false;
            if (session.IsJson)
            {
                session.Json(happened);
            }
            else
            {
                session.Write(Shapes.Lines(Line(happened)));
            }
        }

        void Tell(SupportFlowsException trouble)
        {
            if (!isAway)
            {
                session.Terminal.Error.Write(Shapes.Lines($"{trouble.Message.TrimEnd('.')}. Trying again…\n"));
            }

            isAway = true;
        }
    }

    /// <summary>An id does not say what it is of.</summary>
    static async Task<IAsyncEnumerable<TimelineEvent>> FindAsync(SupportFlowsClient client, TimelineSettings asked, WatchOptions watch, CancellationToken cancellation)
    {
        var (id, isFollowed) = (asked.Id, asked.Follow);
        if (await RefusalOf(client.Tickets.GetAsync(id, cancellation)) is not { } noTicket)
        {
            return isFollowed ? client.Tickets.TailAsync(id, watch, cancellation) : client.Tickets.TimelineAsync(id, cancellation);
        }

        if (await RefusalOf(client.IemRequests.GetAsync(id, cancellation)) is not { } noEvent)
        {
            return isFollowed ? client.IemRequests.TailAsync(id, watch, cancellation) : client.IemRequests.TimelineAsync(id, cancellation);
        }

        if (await RefusalOf(client.Pages.GetAsync(id, cancellation)) is not null)
        {
            throw noTicket.Status == HttpStatusCode.NotFound ? noTicket : noEvent;
        }

        return isFollowed ? client.Pages.TailAsync(id, watch, cancellation) : client.Pages.TimelineAsync(id, cancellation);
    }

    /// <summary>Null: it is there.</summary>
    static async Task<SupportFlowsException?> RefusalOf<T>(Task<T> asked)
    {
        try
        {
            await asked;
            return null;
        }
        catch (SupportFlowsException other) when (other.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            return other;
        }
    }

    static string Line(TimelineEvent e)
    {
        var details = string.Join(", ", e.Details.Where(d => d.Value is not null).Select(d => $"{d.Key} {d.Value}"));
        var body = e.Body is null ? "" : $"\n    {e.Body.ReplaceLineEndings("\n    ")}";
        return $"{Moment.Of(e.At)} {e.Type} by {e.Actor.Name} ({e.Channel}){(e.Public ? "" : " [staff only]")}{(details.Length == 0 ? "" : $": {details}")}{body}";
    }
}
