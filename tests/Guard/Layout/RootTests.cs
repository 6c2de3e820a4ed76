namespace SupportFlows.Guard.Layout;

/// <summary>Nothing but the listed names lies in the root: it is the first thing that a stranger sees.</summary>
public class RootTests
{
    static readonly string[] Listed =
    [
        ".ci", ".editorconfig", ".github", ".gitignore", "Adapters", "BannedSymbols.txt", "CHANGELOG.md", "Cli", "Client", "Directory.Build.props", "Directory.Packages.props", "Domain", "Embedded", "Functions",
        "Infra", "Orchestrations", "README.md", "SupportFlows.sln", "bench", "calendars", "catalog.json", "directory.json", "docs", "forms.json", "global.json", "host.json", "local.settings.sample.json", "tests", "Web", "azure.yaml",
    ];

    static readonly string[] MadeByOthers = [".git", ".data", ".vs", "TestResults", "local.settings.json"];

    [Fact]
    public void Root_Holds_Only_The_Listed_Names()
    {
        var names = Directory.EnumerateFileSystemEntries(Repository.Root).Select(Path.GetFileName).Except(MadeByOthers);

        Assert.Empty(names.Except(Listed));
    }
}
