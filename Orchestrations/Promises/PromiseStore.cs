using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Telemetry;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>A record and all that belongs to it: one partition, so that each change is one conditional batch.</summary>
public sealed class PromiseStore<T>(IRowStore rows, Outbox outbox, PromiseKind<T> kind, Measures measures)
    where T : class, ITimelined
{
    const string Filed = "filed";
    const string Upkeep = "upkeep";
    const string Event = "event-";

    public async Task<Stored<T>?> FindAsync(string id, CancellationToken cancellation = default)
    {
        if (!kind.IsId(id))
        {
            return null;
        }

        var row = await rows.GetAsync(new RowAddress(kind.Table, id, kind.Kind), cancellation);
        return row is null ? null : new Stored<T>(Json.Read<T>(row.Content), row.ETag);
    }

    /// <summary>What a decision begins with, in as few reads as there can be: what is still to be sent, who looks for it and, of a ticket, the state itself stand beside each other.</summary>
    /// <returns>Null: it was never written.</returns>
    public async Task<Undecided<T>?> UndecidedAsync(string id, CancellationToken cancellation = default)
    {
        // The state first, or with the rest: one that was newer than what it owes would forget of it.
        var stored = IsBeside(kind.Kind) ? null : await FindAsync(id, cancellation);
        var range = new RowRange(kind.Table, id, Spill.Prefix, RowStoreExtensions.After(Upkeep));
        var beside = await rows.ListAllAsync(range, cancellation);
        if (beside.Where(r => r.Key.StartsWith(Spill.Prefix, StringComparison.Ordinal)).ToList() is { Count: > 0 } spills)
        {
            await UnpackAsync(id, spills, cancellation);
            beside = await rows.ListAllAsync(range, cancellation);
        }

        if (beside.FirstOrDefault(r => r.Key == kind.Kind) is { } row)
        {
            stored = new Stored<T>(Json.Read<T>(row.Content), row.ETag);
        }

        var upkeep = beside.FirstOrDefault(r => r.Key == Upkeep);
        return stored is null ? null : new Undecided<T>(stored, Outbox.Unsent(kind.Table, id, beside), upkeep is null ? PromiseUpkeep.None : Json.Read<PromiseUpkeep>(upkeep.Content));
    }

    static bool IsBeside(string key) => string.CompareOrdinal(Spill.Prefix, key) <= 0 && string.CompareOrdinal(key, Upkeep) <= 0;

    /// <summary>It as it was accepted: the first answer, which every repeat gets again.</summary>
    public async Task<T?> AsFiledAsync(string id, CancellationToken cancellation = default)
    {
        var row = await rows.GetAsync(new RowAddress(kind.Table, id, Filed), cancellation);
        return row is null ? null : Json.Read<T>(row.Content);
    }

    /// <param name="after">Number of the last event the caller has.</param>
    /// <param name="take">At most so many, up to <see cref="PromiseRows.TimelinePage"/>.</param>
    public async Task<IReadOnlyList<TimelineEvent>> TimelineAsync(
        string id, int after = 0, int take = PromiseRows.TimelinePage, CancellationToken cancellation = default) =>
        Events(await rows.ListAsync(EventsFrom(id, after + 1) with { Take = take }, cancellation));

    /// <summary>The same for who may ask for as many as he likes: fewer where the events are long, so that no answer fills the memory.</summary>
    public async Task<IReadOnlyList<TimelineEvent>> TimelinePageAsync(string id, int after, int take, CancellationToken cancellation)
    {
        var (page, room) = (new List<TimelineEvent>(), PromiseRows.TimelineText);
        while (page.Count < take && room > 0)
        {
            var asked = Math.Min(take - page.Count, PromiseRows.TimelineStep);
            var found = await TimelineAsync(id, page is [.., { Number: var last }] ? last : after, asked, cancellation);
            page.AddRange(found);
            room -= found.Sum(e => e.Body?.Length ?? 0);
            if (found.Count < asked)
            {
                break;
            }
        }

        return page;
    }

    /// <summary>Whether the change under this name has been made.</summary>
    public async Task<bool> IsDoneAsync(string id, string once, CancellationToken cancellation) =>
        await rows.GetAsync(new RowAddress(kind.Table, id, PromiseRows.DoneKey(once)), cancellation) is not null;

    /// <summary>What happened after an event, the last decided on, up to the newest.</summary>
    public async Task<IReadOnlyList<TimelineEvent>> NewsAsync(string id, int decided, int last, CancellationToken cancellation = default) =>
        decided == last ? [] : Events(await rows.ListAllAsync(EventsFrom(id, decided + 1), cancellation));

    public async Task<IReadOnlyList<UnsentMessage>> UnsentAsync(string id, CancellationToken cancellation = default)
    {
        await UnpackAsync(id, cancellation);
        return await outbox.UnsentAsync(kind.Table, id, cancellation);
    }

    /// <summary>
    /// Writes the state, its events and its messages together, or nothing. Messages that do not fit into the batch go into it as <c>spill</c>
    /// rows, many in one, and become outbox rows right after, or first thing when the next decision asks for what is unsent. Where even these
    /// are too long together, they are put aside before it, and go into it by name.
    /// </summary>
    /// <param name="before">Null for a new one.</param>
    /// <exception cref="RowConflictException">It changed, or exists, meanwhile.</exception>
    public Task<Stored<T>> SaveAsync(Stored<T>? before, Change<T> change, IReadOnlyList<OutboxRow> messages, CancellationToken cancellation = default) =>
        SaveAsync(before, change, messages, upkeep: null, others: [], cancellation);

    /// <param name="others">Rows of the partition that change with it.</param>
    public async Task<Stored<T>> SaveAsync(
        Stored<T>? before, Change<T> change, IReadOnlyList<OutboxRow> messages, PromiseUpkeep? upkeep, IReadOnlyList<RowChange> others, CancellationToken cancellation)
    {
        var content = Json.Write(change.State);
        var batch = new List<RowChange>(8)
        {
            before is null ? new RowChange.Insert(kind.Kind, content) : new RowChange.Replace(kind.Kind, content, before.ETag),
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
        var spills = batch.Count + (messages.Count * Outbox.RowsPerMessage) <= CommitRoom.Rows ? 0 : Spill.Pack(messages).Count;
        var direct = Math.Max(0, Math.Min(messages.Count, (CommitRoom.Rows - spills - batch.Count) / Outbox.RowsPerMessage));
        var inserts = messages.Take(direct).SelectMany(Outbox.Insert).ToList();
        var spilled = Spill.Pack([.. messages.Skip(direct)]);
        if (batch.Concat(inserts).Sum(CommitRoom.TextOf) + spilled.Sum(content => content.Length) > CommitRoom.Text)
        {
            (inserts, spilled) = ([], await PutAsideAsync(change.State.Id, Spill.Pack(messages), cancellation));
        }

        batch.AddRange(inserts);
        batch.AddRange(spilled.Select((content, n) => new RowChange.Insert($"{Spill.Prefix}{change.State.LastEvent:D8}-{n:D4}", content)));

        var etags = await rows.CommitAsync(kind.Table, change.State.Id, batch, cancellation);
        measures.Changed(kind, change);
        if (spilled.Count > 0)
        {
            await UnpackAsync(change.State.Id, cancellation);
        }

        return new Stored<T>(change.State, etags[0]);
    }

    async Task UnpackAsync(string id, CancellationToken cancellation) =>
        await UnpackAsync(id, await rows.ListAsync(new RowRange(kind.Table, id, Spill.Prefix, RowStoreExtensions.EndOf(Spill.Prefix)), cancellation), cancellation);

    async Task UnpackAsync(string id, IReadOnlyList<Row> spills, CancellationToken cancellation)
    {
        foreach (var spill in spills)
        {
            var aside = Spill.AsideOf(spill.Content);
            if ((aside is null ? spill : await rows.GetAsync(new RowAddress(kind.Table, id, aside), cancellation)) is not { Content: var content })
            {
                // Somebody else has just unpacked it.
                continue;
            }

            RowChange[] done = [new RowChange.Delete(spill.Key, spill.ETag), .. aside is null ? Array.Empty<RowChange>() : [new RowChange.Delete(aside)]];
            await rows.CommitAsync(kind.Table, id, [.. Json.Read<List<OutboxRow>>(content).SelectMany(Outbox.Insert), .. done], cancellation);
        }
    }

    /// <summary>Rows that nobody reads until a spill row names them. Of a change that then meets a conflict they stay, and do no harm.</summary>
    async Task<IReadOnlyList<string>> PutAsideAsync(string id, IReadOnlyList<string> packed, CancellationToken cancellation)
    {
        foreach (var content in packed)
        {
            await rows.UpsertAsync(kind.Table, id, Spill.AsideKey(content), content, cancellation);
        }

        return [.. packed.Select(content => Json.Write(new Aside(Spill.AsideKey(content))))];
    }

    RowRange EventsFrom(string id, int number) => new(kind.Table, id, $"{Event}{number:D8}", RowStoreExtensions.EndOf(Event));

    static IReadOnlyList<TimelineEvent> Events(IReadOnlyList<Row> found) => [.. found.Select(r => Json.Read<TimelineEvent>(r.Content))];
}
