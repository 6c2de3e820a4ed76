using System.Text.RegularExpressions;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>Gathers what is wrong with a record, so that it is all said at once.</summary>
sealed partial class Faults
{
    readonly List<FieldError> errors = [];

    public void Add(string field, string reason, string? value = null) => errors.Add(new FieldError(field, reason, value));

    public void Id(string field, string? id) => Require(Ids.IsValid(id), field, $"Give an id of {Ids.Shape}.", id);

    public void Name(string field, string? name) =>
        Require(!string.IsNullOrWhiteSpace(name) && name.Length <= 200, field, "Give a name of 1 to 200 characters.", name);

    public void TimeZone(string field, string? zone) =>
        Require(zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null, field, "Give a tz database id, such as Europe/Berlin.", zone);

    public void Language(string field, string? language) =>
        Require(language is not null && LanguageTag().IsMatch(language), field, "Give a language tag, such as en or zh-Hans.", language);

    public void Email(string field, string? email) =>
        Require(email is not null && email.Length <= 254 && EmailAddress().IsMatch(email), field, "Give an address, as name@example.com.", email);

    public void Phone(string field, string? phone) =>
        Require(phone is not null && PhoneNumber.IsValid(phone), field, $"Give a number in {PhoneNumber.Shape}.", phone);

    public void Require(bool holds, string field, string reason, string? value)
    {
        if (!holds)
        {
            Add(field, reason, value);
        }
    }

    /// <exception cref="RefusalException">There are some.</exception>
    public void Throw(string title)
    {
        if (errors.Count > 0)
        {
            throw new RefusalException(RefusalKind.Invalid, title, [.. errors]);
        }
    }

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"^[^\s@,;<>""]+@[^\s@,;<>""]+\.[^\s@,;<>"".]+$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailAddress();
}
