using System.Text.RegularExpressions;

namespace SupportFlows.Guard.Layout;

/// <summary>The threat model names a test for each threat: one that is there.</summary>
public partial class ThreatTests
{
    [Fact]
    public void Threat_HasATestThatIsThere()
    {
        var rows = Repository.Read("docs/security.md").Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        var tests = Repository.Files("*.cs").Where(path => path.StartsWith("tests/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal);

        Assert.True(rows.Count > 15, $"Only {rows.Count} threats were found.");
        Assert.All(rows, row =>
        {
            var named = Name().Matches(row.Split('|')[3]).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, tests));
        });
    }

    [GeneratedRegex("`([A-Za-z_]+)`")]
    private static partial Regex Name();
}
