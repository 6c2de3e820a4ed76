using SupportFlows.Domain.Refusals;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Parts;

/// <summary>The form that a field stands in.</summary>
/// <param name="Tried">Set when this form was refused and is shown again.</param>
public sealed record FormScope(string Name, Tried? Tried)
{
    public string IdOf(string field) => $"{Name}-{field}";

    /// <summary>What was typed; otherwise what the page has.</summary>
    public string? ValueOf(string field, string? standard) => Tried is null ? standard : Tried.Values.GetValueOrDefault(field);

    public bool IsOn(string field, string value, bool standard) => Tried is null ? standard : Tried.Values.GetValueOrDefault(field)?.Split('\n').Contains(value) ?? false;

    public IReadOnlyList<FieldError> FaultsOf(string field) => Tried is null ? [] : [.. Tried.Errors.Where(e => Names(e, field))];

    /// <summary>A rule names a part of what a field holds: <c>contacts[0].email</c> is about the field <c>contacts</c>, if there is none for the part.</summary>
    static bool Names(FieldError fault, string field) =>
        fault.Field == field || (fault.Field.StartsWith(field, StringComparison.Ordinal) && fault.Field[field.Length] is '.' or '[');
}
