using System.Text.RegularExpressions;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>What records about customers and staff have in common.</summary>
static partial class RecordFaults
{
    public const int Name = 200;

    public static void Require(this FieldFaults faults, bool holds, string field, string reason, string? value)
    {
        if (!holds)
        {
            faults.Add(field, reason, value);
        }
    }

    /// <summary>The entries that are there; one that is null is a fault, wherever the type says that it cannot be.</summary>
    public static IEnumerable<T> Entries<T>(this FieldFaults faults, string field, IReadOnlyList<T>? entries)
        where T : class
    {
        foreach (var (_, n) in (entries ?? []).Select((entry, n) => (entry, n)).Where(e => e.entry is null))
        {
            faults.Add($"{field}[{n}]", "Is null: leave it out, or say what it is.", null);
        }

        return (entries ?? []).Where(entry => entry is not null);
    }

    public static void Id(this FieldFaults faults, string field, string? id) =>
        faults.Require(Ids.IsValid(id), field, $"Give an id of {Ids.Shape}.", id);

    public static void TimeZone(this FieldFaults faults, string field, string? zone) =>
        faults.Require(zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null, field, "Give a tz database id, such as Europe/Berlin.", zone);

    public static void Language(this FieldFaults faults, string field, string? language) =>
        faults.Require(language is not null && LanguageTag().IsMatch(language), field, "Give a language tag, such as en or zh-Hans.", language);

    public static void Email(this FieldFaults faults, string field, string? email) =>
        faults.Require(email is not null && ContactShapes.IsEmail(email), field, "Give an address, as name@example.com.", email);

    public static void Phone(this FieldFaults faults, string field, string? phone) =>
        faults.Require(phone is not null && ContactShapes.E164(phone) is not null, field, "Give an international number, as +4930123456.", phone);

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();
}
