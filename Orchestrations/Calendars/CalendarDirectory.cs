using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Calendars;

/// <summary>All business calendars: those of files, with the years that were imported since laid over them. Kept in memory for a moment.</summary>
public sealed class CalendarDirectory(ShippedCalendars shipped, IRowStore rows, TimeProvider time)
{
    const string Table = "calendars";
    const string Partition = "calendars";

    /// <summary>How long another process may not know of an import.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(10);

    volatile Known? last;

    public async Task<IReadOnlyDictionary<string, BusinessCalendar>> ReadAsync(CancellationToken cancellation = default)
    {
        var now = time.GetCurrentInstant();
        if (last is { } known && now - known.At < Fresh && now >= known.At)
        {
            return known.All;
        }

        var imports = await ImportsAsync(cancellation);
        var all = imports
            .Select(i => (shipped.All.FirstOrDefault(s => s.Id == i.Head.Id) ?? i.Head.ToCalendar()).With(i.Years))
            .Concat(shipped.All)
            .DistinctBy(c => c.Id)
            .OrderBy(c => c.Id, StringComparer.Ordinal)
            .ToDictionary(c => c.Id);
        last = new Known(now, all);
        return all;
    }

    /// <summary>Puts these years in place of what the calendar had of them, all or none; a calendar that is not there yet is made.</summary>
    /// <param name="name">Of a calendar that is made.</param>
    /// <param name="weekend">Of a calendar that is made; that of one that is there does not change.</param>
    /// <exception cref="RefusalException">Somebody else made a calendar with this id at the same moment.</exception>
    public async Task<BusinessCalendar> ImportAsync(
        string id, string name, IReadOnlyList<IsoDayOfWeek> weekend, IReadOnlyDictionary<int, CalendarYear> years, CancellationToken cancellation = default)
    {
        last = null;
        var there = (await ReadAsync(cancellation)).GetValueOrDefault(id);
        // The head outlives the file: years that were imported are not lost with it.
        RowChange head = there is null
            ? new RowChange.Insert(id, Json.Write(new Head(id, new Dictionary<string, string> { ["en"] = name }, weekend)))
            : new RowChange.Upsert(id, Json.Write(new Head(id, there.Name, there.Weekend)));
        try
        {
            await rows.CommitAsync(Table, Partition, [head, .. years.Select(y => new RowChange.Upsert($"{id}.{y.Key}", Json.Write(y.Value)))], cancellation);
        }
        catch (RowConflictException)
        {
            throw new RefusalException(RefusalKind.Conflict, $"The calendar '{id}' was made at the same moment by somebody else. Read it, then send this again.");
        }
        finally
        {
            last = null;
        }

        return (await ReadAsync(cancellation))[id];
    }

    async Task<IReadOnlyList<(Head Head, Dictionary<int, CalendarYear> Years)>> ImportsAsync(CancellationToken cancellation)
    {
        var found = await rows.ListAllAsync(new RowRange(Table, Partition), cancellation);
        var years = found.Where(r => r.Key.Contains('.', StringComparison.Ordinal)).ToLookup(r => r.Key.Split('.')[0]);
        return
        [
            .. found.Where(r => !r.Key.Contains('.', StringComparison.Ordinal)).Select(r => Json.Read<Head>(r.Content)).Select(head => (head, YearsOf(years[head.Id]))),
        ];
    }

    static Dictionary<int, CalendarYear> YearsOf(IEnumerable<Row> found) =>
        found.ToDictionary(r => CalendarRules.Year(r.Key.Split('.')[1])!.Value, r => Json.Read<CalendarYear>(r.Content));

    sealed record Known(Instant At, IReadOnlyDictionary<string, BusinessCalendar> All);

    /// <summary>A calendar without its years, each of which has a row of its own.</summary>
    sealed record Head(string Id, IReadOnlyDictionary<string, string> Name, IReadOnlyList<IsoDayOfWeek> Weekend)
    {
        public BusinessCalendar ToCalendar() => new(Id, Name, Weekend, new Dictionary<int, CalendarYear>());
    }
}
