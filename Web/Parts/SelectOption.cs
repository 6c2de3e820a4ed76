namespace SupportFlows.Web.Parts;

/// <param name="Text">In the reader's language.</param>
public sealed record SelectOption(string Value, string Text);
