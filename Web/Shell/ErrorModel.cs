namespace SupportFlows.Web.Shell;

/// <summary>A page that cannot be shown, and why.</summary>
/// <param name="Reasons">As the rule that refused it says.</param>
public sealed record ErrorModel(string Title, IReadOnlyList<string> Reasons, string? TraceId = null);
