namespace SupportFlows.Domain.SelfHelp;

/// <summary>A place where a customer may find the answer himself.</summary>
/// <param name="Title">By language tag, English at least; so is <paramref name="Text"/>.</param>
/// <param name="Keywords">What people write when this is what they look for, in any language.</param>
/// <param name="Url">An https address, or a path of the console.</param>
public sealed record HelpEntry(
    string Id, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text, IReadOnlyList<string> Keywords, string Url);

/// <summary>All of them: <c>directory.json</c>, read and validated at start.</summary>
public sealed record HelpDirectory(IReadOnlyList<HelpEntry> Entries);
