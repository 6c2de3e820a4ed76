using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>A ticket and all that belongs to it: one partition, so that each change is one conditional batch.</summary>
public sealed class TicketStore(IRowStore rows, Outbox outbox)
{
    public const string Table = "tickets";

    /// <summary>The most events that are read at once: more than an ordinary ticket ever has.</summary>
    public const int TimelinePage = 1000;

    const string State = "ticket";
    const string Filed = "filed";
    const string Upkeep = "upkeep";
    const string Event = "event-";
    const string DoneOnce = "done-";
    const string Spill = "spill-";
    const int BatchLimit = 100;
    const int SpillSize = 40;

    public async Task<StoredTicket?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!TicketId.IsValid(id))
        {
            return null;
        }

        var row = await rows.GetAsync(new RowAddress(Table, id, State), cancellation);
        return row is null ? null : new StoredTicket(Json.Read<Ticket>(row.Content), row.ETag);
    }

    /// <summary>The ticket as it was accepted: the first answer, which every repeat gets again.</summary>
    public async Task<Ticket?> AsFiledAsync(string id, CancellationToken cancellation = default)
    {
        var row = await rows.GetAsync(new RowAddress(Table, id, Filed), cancellation);
        return row is null ? null : Json.Read<Ticket>(row.Content);
    }

    /// <param name="after">Number of the last event the caller has.</param>
    /// <param name="take">At most so many, up to <see cref="TimelinePage"/>.</param>
    public async Task<IReadOnlyList<TicketEvent>> TimelineAsync(
        string id, int after = 0, int take = TimelinePage, CancellationToken cancellation = default) =>
        Events(await rows.ListAsync(EventsFrom(id, after + 1) with { Take = take }, cancellation));

    /// <summary>Whether the change under this name has been made.</summary>
    public async Task<bool> IsDoneAsync(string id, string once, CancellationToken cancellation) =>
        await rows.GetAsync(new RowAddress(Table, id, DoneOnce + once), cancellation) is not null;

    /// <summary>Written with a change, so that the same one cannot be made twice.</summary>
    public static RowChange Done(string once) => new RowChange.Insert(DoneOnce + once, "{}");

    /// <summary>What happened since the last decision.</summary>
    public async Task<IReadOnlyList<TicketEvent>> NewsAsync(Ticket ticket, CancellationToken cancellation = default) =>
        ticket.DecidedEvent == ticket.LastEvent ? [] : Events(await rows.ListAllAsync(EventsFrom(ticket.Id, ticket.DecidedEvent + 1), cancellation));

    public async Task<IReadOnlyList<UnsentMessage>> UnsentAsync(string id, CancellationToken cancellation = default)
    {
        await UnpackAsync(id, cancellation);
        return await outbox.UnsentAsync(Table, id, cancellation);
    }

    public async Task<TicketUpkeep> UpkeepAsync(string id, CancellationToken cancellation)
    {
        var row = await rows.GetAsync(new RowAddress(Table, id, Upkeep), cancellation);
        return row is null ? TicketUpkeep.None : Json.Read<TicketUpkeep>(row.Content);
    }

    /// <summary>
    /// Writes the state, its events and its messages together, or nothing. Messages that do not fit into the batch go into it as <c>spill</c>
    /// rows, many in one, and become outbox rows right after, or first thing when the next decision asks for what is unsent.
    /// </summary>
    /// <param name="before">Null for a new ticket.</param>
    /// <exception cref="RowConflictException">It changed, or exists, meanwhile.</exception>
    public Task<StoredTicket> SaveAsync(StoredTicket? before, TicketChange change, IReadOnlyList<OutboxRow> messages, CancellationToken cancellation = default) =>
        SaveAsync(before, change, messages, upkeep: null, others: [], cancellation);

    /// <param name="others">Rows of the partition that change with the ticket.</param>
    public async Task<StoredTicket> SaveAsync(
        StoredTicket? before, TicketChange change, IReadOnlyList<OutboxRow> messages, TicketUpkeep? upkeep, IReadOnlyList<RowChange> others, CancellationToken cancellation)
    {
        var content = Json.Write(change.Ticket);
        var batch = new List<RowChange>(8)
        {
            before is null ? new RowChange.Insert(State, content) : new RowChange.Replace(State, content, before.ETag),
        };
        if (before is null)
        {
            batch.Add(new RowChange.Insert(Filed, content));
        }

        if (upkeep is not null)
        {
            batch.Add(new RowChange.Upsert(Upkeep, Json.Write(upkeep)));
        }

        batch.AddRange(change.Events.Select(e => new RowChange.Insert($"{Event}{e.Number:D8}", Json.Write(e))));

        batch.AddRange(others);

        // Each spill row takes one place for many messages; as many messages as fit go in directly.
        var direct = Math.Max(0, Math.Min(messages.Count, (BatchLimit - SpillRows(messages.Count) - batch.Count) / Outbox.RowsPerMessage));
        batch.AddRange(messages.Take(direct).SelectMany(Outbox.Insert));
        var spilled = messages.Skip(direct).Chunk(SpillSize).ToList();
        batch.AddRange(spilled.Select((chunk, n) => new RowChange.Insert($"{Spill}{change.Ticket.LastEvent:D8}-{n:D4}", Json.Write(chunk))));

        var etags = await rows.CommitAsync(Table, change.Ticket.Id, batch, cancellation);
        if (spilled.Count > 0)
        {
            await UnpackAsync(change.Ticket.Id, cancellation);
        }

        return new StoredTicket(change.Ticket, etags[0]);
    }

    static int SpillRows(int messages) => (messages + SpillSize - 1) / SpillSize;

    async Task UnpackAsync(string id, CancellationToken cancellation)
    {
        foreach (var spill in await rows.ListAsync(new RowRange(Table, id, Spill, RowStoreExtensions.EndOf(Spill)), cancellation))
        {
            var messages = Json.Read<List<OutboxRow>>(spill.Content);
            await rows.CommitAsync(Table, id, [.. messages.SelectMany(Outbox.Insert), new RowChange.Delete(spill.Key, spill.ETag)], cancellation);
        }
    }

    static RowRange EventsFrom(string id, int number) => new(Table, id, $"{Event}{number:D8}", RowStoreExtensions.EndOf(Event));

    static IReadOnlyList<TicketEvent> Events(IReadOnlyList<Row> found) => [.. found.Select(r => Json.Read<TicketEvent>(r.Content))];
}
