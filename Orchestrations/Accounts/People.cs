using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>The vendor's staff. Every decision asks for all of them, so they are kept in memory for a moment.</summary>
public sealed class People(IRowStore rows, TimeProvider time)
{
    const string Table = "people";
    const string Partition = "people";

    /// <summary>How long another process may not know of a change.</summary>
    static readonly Duration Fresh = Duration.FromSeconds(10);

    volatile Read? last;

    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellation = default)
    {
        var now = time.GetCurrentInstant();
        if (last is { } read && now - read.At < Fresh && now >= read.At)
        {
            return read.Staff;
        }

        var found = await rows.ListAllAsync(new RowRange(Table, Partition), cancellation);
        var staff = found.Select(r => Json.Read<Person>(r.Content)).ToList();
        last = new Read(now, staff);
        return staff;
    }

    public async Task<Person?> GetAsync(string id, CancellationToken cancellation = default) =>
        Ids.IsValid(id) && await rows.GetAsync(new RowAddress(Table, Partition, id), cancellation) is { } row ? Json.Read<Person>(row.Content) : null;

    /// <summary>Creates somebody or replaces all that is known of him.</summary>
    /// <exception cref="Domain.Refusals.RefusalException">Fields are faulty, all of them at once.</exception>
    public async Task<Person> PutAsync(Person person, CancellationToken cancellation = default)
    {
        var tidy = Check(person);
        await rows.UpsertAsync(Table, Partition, tidy.Id, Json.Write(tidy), cancellation);
        last = null;
        return tidy;
    }

    static Person Check(Person person)
    {
        var faults = new FieldFaults();
        var tidy = person with
        {
            Email = person.Email?.Trim()!,
            Phone = AccountRules.Tidy(person.Phone),
            Skills = [.. faults.Entries("skills", person.Skills).Select(s => s.Trim().ToLowerInvariant()).Distinct()],
            Roles = [.. (person.Roles ?? []).Distinct()],
        };
        faults.Id("id", tidy.Id);
        faults.Text("name", tidy.Name, RecordFaults.Name);
        faults.Email("email", tidy.Email);
        faults.Language("language", tidy.Language);
        faults.TimeZone("timeZone", tidy.TimeZone);
        if (tidy.Phone is not null)
        {
            faults.Phone("phone", tidy.Phone);
        }

        if (tidy.Shift is { } shift)
        {
            HoursCheck.Check(faults, "shift", shift);
        }

        faults.Require(
            tidy.Tier is not null || !tidy.Roles.Contains(PersonRole.Handler), "tier", "A handler has one: it says whose tickets he works.", null);
        faults.Throw("The person cannot be saved.");
        return tidy;
    }

    sealed record Read(Instant At, IReadOnlyList<Person> Staff);
}
