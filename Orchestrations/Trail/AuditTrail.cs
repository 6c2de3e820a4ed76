using System.Globalization;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Trail;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Trail;

/// <param name="Act">Such as <c>key-made</c>.</param>
/// <param name="By">Id of who did it; empty where nobody knows.</param>
public sealed record TrailAct(string Act, string By, string ByName, string Subject, string Details, string Address);

/// <summary>A page of the trail.</summary>
/// <param name="IsWhole">The chain of each day that the page has entries of holds from end to end.</param>
/// <param name="Breaks">Where it does not.</param>
/// <param name="Continuation">Give it back for the next page; null: this is the last one.</param>
public sealed record TrailPage(IReadOnlyList<TrailEntry> Items, bool IsWhole, IReadOnlyList<TrailBreak> Breaks, string? Continuation);

/// <summary>
/// What was done that matters to security, a partition for each day. Entries are added and, whole days of them, forgotten; nothing here changes one. Each is logged with its hash, so that
/// whoever could rewrite the store would still have to rewrite the log.
/// </summary>
public sealed partial class AuditTrail(IRowStore rows, TimeProvider time, ILogger<AuditTrail> log)
{
    public const int DefaultSize = 100;
    public const int MostAtOnce = 1000;

    const string Table = "trail";
    const string Days = "days";
    const string Head = "head";
    const string Entries = "entry-";
    const int Longest = 500;
    const int DeletedAtOnce = 100;

    /// <summary>Adds an entry: one small commit to a day's own partition.</summary>
    public async Task AppendAsync(TrailAct act, CancellationToken cancellation = default)
    {
        for (; ; )
        {
            var now = time.GetCurrentInstant();
            var day = now.InUtc().Date;
            var before = await rows.GetAsync(new RowAddress(Table, Key(day), Head), cancellation);
            var head = before is null ? new HeadRow(0, await LastBeforeAsync(day, cancellation)) : Json.Read<HeadRow>(before.Content);
            var entry = TrailChain.Seal(new TrailEntry(day, head.Number + 1, now, act.Act, Cut(act.By), Cut(act.ByName), Cut(act.Subject), Cut(act.Details), Cut(act.Address), head.Hash));
            var next = Json.Write(new HeadRow(entry.Number, entry.Hash));
            try
            {
                await rows.CommitAsync(
                    Table, Key(day), [new RowChange.Insert(EntryKey(entry.Number), Json.Write(entry)), before is null ? new RowChange.Insert(Head, next) : new RowChange.Replace(Head, next, before.ETag)], cancellation);
                LogActed(entry.Act, entry.By, entry.Subject, LocalDatePattern.Iso.Format(entry.Day), entry.Number, entry.Hash);
                return;
            }
            catch (RowConflictException)
            {
                // Somebody else's came first: this one follows it.
            }
        }
    }

    /// <summary>Entries in order, from a moment (inclusive) to another (exclusive), and whether their days' chains hold.</summary>
    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<TrailPage> ReadAsync(Interval span, int take, string? continuation, CancellationToken cancellation = default)
    {
        var from = continuation is null ? (Day: span.Start.InUtc().Date, Number: 0) : Place(continuation);
        var (items, breaks) = (new List<TrailEntry>(), new List<TrailBreak>());
        foreach (var day in (await DaysAsync(cancellation)).Where(d => d.Day >= from.Day && d.Day <= span.End.InUtc().Date))
        {
            var entries = await EntriesAsync(day.Day, cancellation);
            if (await CheckAsync(day, entries, cancellation) is { } broken)
            {
                breaks.Add(broken);
            }

            items.AddRange(entries.Where(e => span.Contains(e.At) && (e.Day != from.Day || e.Number > from.Number)));
            if (items.Count > take)
            {
                return new TrailPage(items[..take], breaks.Count == 0, breaks, Storage.Continuation.Encode($"{Key(items[take - 1].Day)} {items[take - 1].Number}"));
            }
        }

        return new TrailPage(items, breaks.Count == 0, breaks, null);
    }

    /// <summary>Forgets the days before one, and keeps of each how many entries it had and the hash of the last, on to which the next day holds. A day at a time; killed in the middle, it goes on when it is called again.</summary>
    public async Task ForgetAsync(LocalDate before, CancellationToken cancellation = default)
    {
        foreach (var day in (await DaysAsync(cancellation)).Where(d => d.Day < before))
        {
            if (day.Forgotten is null && await HeadAsync(day.Day, cancellation) is { } head)
            {
                await rows.UpsertAsync(Table, Days, Key(day.Day), Json.Write(new DayRow(head)), cancellation);
            }

            while (await rows.ListAsync(new RowRange(Table, Key(day.Day), Take: DeletedAtOnce), cancellation) is { Count: > 0 } left)
            {
                await rows.CommitAsync(Table, Key(day.Day), [.. left.Select(row => new RowChange.Delete(row.Key))], cancellation);
            }
        }
    }

    async Task<TrailBreak?> CheckAsync((LocalDate Day, HeadRow? Forgotten) day, IReadOnlyList<TrailEntry> entries, CancellationToken cancellation)
    {
        if (day.Forgotten is not null)
        {
            return null;
        }

        var head = await HeadAsync(day.Day, cancellation);
        var ends = await EndsBeforeAsync(day.Day, cancellation);
        return TrailChain.Check(day.Day, entries, head is null ? null : (head.Number, head.Hash), ends.Contains);
    }

    /// <summary>What a day's first entry may hold on to. Not only the last one before it: an entry whose clock was behind may have come to that day later.</summary>
    async Task<IReadOnlySet<string>> EndsBeforeAsync(LocalDate day, CancellationToken cancellation) => (await DaysAsync(cancellation)).LastOrDefault(d => d.Day < day) switch
    {
        { Day: var earlier, Forgotten: null } when earlier != default => (await EntriesAsync(earlier, cancellation)).Select(e => e.Hash).ToHashSet(StringComparer.Ordinal),
        { Forgotten: { } forgotten } => new HashSet<string>(StringComparer.Ordinal) { forgotten.Hash },
        _ => new HashSet<string>(StringComparer.Ordinal) { TrailChain.Start },
    };

    /// <summary>For a day's first entry; announces the day, so that none is ever missing from the list of days.</summary>
    async Task<string> LastBeforeAsync(LocalDate day, CancellationToken cancellation)
    {
        await rows.UpsertAsync(Table, Days, Key(day), Json.Write(new DayRow(null)), cancellation);
        var earlier = (await DaysAsync(cancellation)).Where(d => d.Day < day).Reverse();
        foreach (var (at, forgotten) in earlier)
        {
            if ((forgotten ?? await HeadAsync(at, cancellation)) is { } head)
            {
                return head.Hash;
            }
        }

        return TrailChain.Start;
    }

    async Task<IReadOnlyList<(LocalDate Day, HeadRow? Forgotten)>> DaysAsync(CancellationToken cancellation) =>
        [.. (await rows.ListAllAsync(new RowRange(Table, Days), cancellation)).Select(row => (LocalDatePattern.Iso.Parse(row.Key).Value, Json.Read<DayRow>(row.Content).Forgotten))];

    async Task<IReadOnlyList<TrailEntry>> EntriesAsync(LocalDate day, CancellationToken cancellation) =>
        [.. (await rows.ListAllAsync(new RowRange(Table, Key(day), Entries, RowStoreExtensions.EndOf(Entries)), cancellation)).Select(row => Json.Read<TrailEntry>(row.Content))];

    async Task<HeadRow?> HeadAsync(LocalDate day, CancellationToken cancellation) =>
        await rows.GetAsync(new RowAddress(Table, Key(day), Head), cancellation) is { } row ? Json.Read<HeadRow>(row.Content) : null;

    static (LocalDate Day, int Number) Place(string continuation) =>
        Storage.Continuation.Decode(continuation).Split(' ') is [var day, var number]
        && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var at }
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? (at, n)
            : throw new RefusalException(RefusalKind.Invalid, "The list cannot be given.", new FieldError("continuation", "Give back the continuation of the page before, unchanged; leave it out to start over.", continuation));

    static string Key(LocalDate day) => LocalDatePattern.Iso.Format(day);

    static string EntryKey(int number) => $"{Entries}{number:D8}";

    static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    [LoggerMessage(2801, LogLevel.Information, "Audit trail: {Act} by {By} of {Subject}, entry {Number} of {Day}, {Hash}")]
    partial void LogActed(string act, string by, string subject, string day, int number, string hash);

    /// <param name="Number">Of the newest entry.</param>
    sealed record HeadRow(int Number, string Hash);

    /// <param name="Forgotten">What its entries came to, when they are gone.</param>
    sealed record DayRow(HeadRow? Forgotten);
}
