using Spectre.Console;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Tickets;

/// <summary>Shows a ticket's clocks counting down, and goes on while the app is away.</summary>
sealed class TicketWatch(Session session, string id, TimeSpan every)
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    Ticket? ticket;
    string? trouble;

    // The promise is kept by the app's clock, which in development is moved.
    TimeSpan ahead;

    public static async Task RunAsync(Session session, WatchSettings asked, CancellationToken cancellation)
    {
        if (asked.Every < 1)
        {
            throw new UsageException($"--every {asked.Every} is too often. Give whole seconds, at least 1.");
        }

        var watch = new TicketWatch(session, asked.Id, TimeSpan.FromSeconds(asked.Every));
        if (session.IsJson || !session.Terminal.Out.Profile.Capabilities.Interactive)
        {
            await watch.FollowAsync(watch.Print, cancellation);
            return;
        }

        // Before anything is drawn: a ticket that is not there is an error like any other.
        watch.ticket = await session.Wait("Reading the ticket", session.Client.Tickets.GetAsync(asked.Id, cancellation));
        await watch.DrawAsync(cancellation);
    }

    DateTimeOffset Now => session.Terminal.Time.GetUtcNow() + ahead;

    /// <summary>Until it is closed.</summary>
    async Task FollowAsync(Action show, CancellationToken cancellation)
    {
        var options = new WatchOptions { Every = every, Trouble = HasTrouble };
        await foreach (var now in session.Client.Tickets.WatchAsync(id, options, cancellation))
        {
            (ticket, trouble) = (now, null);
            await AdjustAsync(cancellation);
            show();
            if (now.Status == TicketStatuses.Closed)
            {
                return;
            }
        }
    }

    void HasTrouble(SupportFlowsException fault)
    {
        var isNews = trouble is null;
        trouble = $"{fault.Message.TrimEnd('.')}. Trying again…";
        if (isNews && !session.Terminal.Out.Profile.Capabilities.Interactive)
        {
            session.Terminal.Error.WriteLine(Safe.Line(trouble));
        }
    }

    async Task AdjustAsync(CancellationToken cancellation)
    {
        try
        {
            ahead = (await session.Client.GetHealthAsync(cancellation)).Time - session.Terminal.Time.GetUtcNow();
        }
        catch (SupportFlowsException fault) when (fault.IsTransient)
        {
            HasTrouble(fault);
        }
    }

    void Print()
    {
        if (session.IsJson)
        {
            session.Json(ticket!);
        }
        else
        {
            session.Terminal.Raw.WriteLine(Safe.Line(TicketView.Line(ticket!, Now)));
        }
    }

    Task DrawAsync(CancellationToken cancellation) => session.Terminal.Out.Live(View()).StartAsync(async live =>
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var following = FollowAsync(() => { }, leaving.Token);
        while (!following.IsCompleted)
        {
            live.UpdateTarget(View());
            await Task.WhenAny(following, Task.Delay(Second, session.Terminal.Time, leaving.Token));
        }

        await following;
        live.UpdateTarget(View());
    });

    Rows View() => new(
        TicketView.Of(ticket!, Now),
        new Text(trouble is null ? "Ctrl+C ends the watch; the ticket stays." : Safe.Line(trouble), new Style(trouble is null ? Color.Grey : Color.Red)));
}
