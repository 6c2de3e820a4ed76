using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Stories.Crash;

/// <summary>What has to be true when all is quiet, whatever was killed. Each fault is a line that says where to look.</summary>
sealed class Invariants(Remains remains, IReadOnlyList<Deed> deeds, Instant now)
{
    readonly IReadOnlyList<Ticket> tickets = remains.All(TicketKind.Value);
    readonly IReadOnlyList<Domain.Pages.Page> pages = remains.All(PageKind.Value);
    readonly IReadOnlyList<IemRequest> events = remains.All(IemKind.Value);

    public IEnumerable<string> Faults() =>
    [
        .. deeds.Where(d => !(d.IsDone || d.IsRefused) || d.Ids.Count > 1).Select(d => $"answered wrongly: {d}: {d.Words}"),
        .. Once(tickets, t => t.Subject, DeedKind.Ticket, DeedKind.QueuedTicket, DeedKind.FormTicket),
        .. Once(pages.Where(p => p.Source.StartsWith("api:", StringComparison.Ordinal)), p => p.Subject, DeedKind.Page),
        .. Once(events, e => e.Event, DeedKind.Iem),
        .. tickets.SelectMany(OfTicket),
        .. pages.SelectMany(page => OfTimeline(PageKind.Value, page)),
        .. events.SelectMany(OfEvent),
        .. OfSessions(),
        .. OfFiles(),
        .. remains.Unsent().Select(u => $"{u.Partition} still has to send {u.Key}: {u.Content}"),
        .. remains.Queued().Select(q => $"left in a queue: {q}"),
        .. remains.Stuck().Select(s => $"left in the engine: {s}"),
    ];

    /// <summary>Each that was asked for is there, once, under the id that every answer told, and nothing else is.</summary>
    IEnumerable<string> Once<T>(IEnumerable<T> found, Func<T, string> nameOf, params DeedKind[] kinds)
        where T : ITimelined
    {
        var wanted = deeds.Where(d => kinds.Contains(d.Kind) && d.Status is < 300).ToDictionary(d => d.Name);
        var there = found.ToLookup(nameOf);
        foreach (var deed in wanted.Values.Where(d => there[d.Name].Count() != 1 || d.Ids.Any(id => id != there[d.Name].First().Id)))
        {
            yield return $"{deed}: there are [{string.Join(", ", there[deed.Name].Select(t => t.Id))}]";
        }

        foreach (var other in there.Where(t => !wanted.ContainsKey(t.Key)))
        {
            yield return $"nobody wanted {typeof(T).Name} '{other.Key}'";
        }
    }

    IEnumerable<string> OfTicket(Ticket ticket)
    {
        var happened = remains.Timeline(TicketKind.Table, ticket.Id);
        return
        [
            .. OfTimeline(TicketKind.Value, ticket),
            .. ticket.Clocks.SelectMany(c => OfClock(c, happened)).Select(fault => $"{fault}: {Told(ticket, happened)}"),
            .. new[] { TicketEvents.Accepted, TicketEvents.Assigned }.Where(once => happened.Count(e => e.Type == once) != 1).Select(once => $"'{once}' is there not once: {Told(ticket, happened)}"),
            .. deeds.Where(d => d is { Kind: DeedKind.Reply, Status: < 300 } && d.Path.Contains($"/{ticket.Id}/", StringComparison.Ordinal) && happened.Count(e => e.Body == d.Name) != 1)
                .Select(d => $"{d} is there not once: {Told(ticket, happened)}"),
        ];
    }

    /// <summary>Kept, or recorded as missed, once; and what it was follows from what was said when.</summary>
    IEnumerable<string> OfClock(Clock clock, IReadOnlyList<TimelineEvent> happened)
    {
        var ofIt = happened.Where(e => e.Details.GetValueOrDefault("clock") == Domain.Text.Wire.Name(clock.Kind) && e.Details.GetValueOrDefault("number") == $"{clock.Number}").ToList();
        var (missed, warned) = (ofIt.Count(e => e.Type == TicketEvents.Missed), ofIt.Where(e => e.Type == TicketEvents.Warned).Select(e => e.Details["percent"]).ToList());
        if (clock.DueAt <= now && clock.State is ClockState.Running)
        {
            yield return $"{clock.Kind} was due at {clock.DueAt} and runs on";
        }

        if (missed != (clock.State is ClockState.Missed ? 1 : 0))
        {
            yield return $"{clock.Kind} is {clock.State}, with {missed} misses on record";
        }

        if (clock is { State: ClockState.Met, EndedAt: var ended } && !(ended < clock.DueAt))
        {
            yield return $"{clock.Kind} of {clock.DueAt} is met at {ended}";
        }

        if (warned.Distinct().Count() != warned.Count)
        {
            yield return $"{clock.Kind} warned of {string.Join(", ", warned)}";
        }
    }

    IEnumerable<string> OfEvent(IemRequest request)
    {
        var happened = remains.Timeline(IemKind.Table, request.Id);
        var isOver = request.Status is IemStatus.Closed or IemStatus.Rejected or IemStatus.Cancelled or IemStatus.NoGo;
        return
        [
            .. OfTimeline(IemKind.Value, request),
            .. request.Milestones.Where(m => !isOver && m.State is MilestoneState.Open && m.DueAt < now).Select(m => $"{m.Id} was due at {m.DueAt} and is open: {Told(request, happened)}"),
            .. happened.Where(e => e.Type is IemEvents.Requested or IemEvents.Approved or IemEvents.Started or IemEvents.Ended).GroupBy(e => e.Type).Where(g => g.Count() > 1)
                .Select(g => $"'{g.Key}' is there more than once: {Told(request, happened)}"),
        ];
    }

    IEnumerable<string> OfSessions()
    {
        var claimed = remains.All(EntitlementKind.Value).SelectMany(l => l.Claims).Select(c => c.RequestId).Order(StringComparer.Ordinal).ToList();
        var owed = events.Where(e => e.Status is not (IemStatus.Cancelled or IemStatus.Rejected) && !(e.Status is IemStatus.NoGo && !claimed.Contains(e.Id))).Select(e => e.Id).Order(StringComparer.Ordinal).ToList();
        return claimed.SequenceEqual(owed) ? [] : [$"sessions are claimed by [{string.Join(", ", claimed)}], and owed to [{string.Join(", ", owed)}]"];
    }

    /// <summary>Each that was sent and not taken away again has its row and its content, and nothing else has.</summary>
    IEnumerable<string> OfFiles()
    {
        var kept = remains.Files();
        var gone = deeds.Where(d => d.Kind is DeedKind.Detach).Select(d => d.Path).ToHashSet();
        var owed = deeds.Where(d => d is { Kind: DeedKind.File, IsDone: true } && !gone.Any(path => path.EndsWith($"/{d.Id}", StringComparison.Ordinal))).Select(d => $"{d.Name}.txt").Order(StringComparer.Ordinal).ToList();
        var named = kept.Select(f => f.FileName).Order(StringComparer.Ordinal).ToList();
        var contents = remains.Contents();
        return
        [
            .. owed.SequenceEqual(named) ? Enumerable.Empty<string>() : [$"files are attached: [{string.Join(", ", named)}], and were sent: [{string.Join(", ", owed)}]"],
            .. kept.Where(f => contents.GetValueOrDefault(f.Content) != Path.GetFileNameWithoutExtension(f.FileName)).Select(f => $"{f} has the content '{contents.GetValueOrDefault(f.Content)}'"),
            .. contents.Keys.Except(kept.Select(f => f.Content)).Select(c => $"the content {c} is nobody's"),
            .. remains.UnsureContents().Select(u => $"a content is still unsure: {u.Content}"),
        ];
    }

    IEnumerable<string> OfTimeline<T>(PromiseKind<T> kind, T promise)
        where T : class, IPromise
    {
        var happened = remains.Timeline(kind.Table, promise.Id);
        if (!happened.Select(e => e.Number).SequenceEqual(Enumerable.Range(1, promise.LastEvent)))
        {
            yield return $"the timeline has gaps: {Told(promise, happened)}";
        }

        if (promise.DecidedEvent != promise.LastEvent)
        {
            yield return $"event {promise.DecidedEvent + 1} was not decided on: {Told(promise, happened)}";
        }

        if (promise.WakeAt <= now)
        {
            yield return $"something was due at {promise.WakeAt}: {Told(promise, happened)}";
        }
    }

    static string Told(ITimelined what, IReadOnlyList<TimelineEvent> happened) =>
        $"{what.Id}\n{what}\n{string.Join('\n', happened.Select(e => $"  {e.Number} {e.At} {e.Type} by {e.Actor.Name} {string.Join(' ', e.Details.Select(d => $"{d.Key}={d.Value}"))} {e.Body}"))}\n";
}
