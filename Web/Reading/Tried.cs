using SupportFlows.Domain.Refusals;

namespace SupportFlows.Web.Reading;

/// <summary>A form that was refused: what was typed, so that nothing is lost, and why.</summary>
/// <param name="Form">Name of the form on its page.</param>
/// <param name="Status">Of the answer that shows it again: 409, 412, 422…; 200 when nothing was wrong, and its sender only wanted to see what it would do.</param>
public sealed record Tried(string Form, IReadOnlyDictionary<string, string> Values, int Status, string Title, IReadOnlyList<FieldError> Errors);
