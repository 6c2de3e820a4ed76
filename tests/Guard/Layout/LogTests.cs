using System.Text.RegularExpressions;

namespace SupportFlows.Guard.Layout;

/// <summary>Alarms and runbooks name a log message by its id: each has one, of its own, for good.</summary>
public partial class LogTests
{
    static readonly string[] Folders = ["Functions", "Orchestrations", "Adapters", "Web", "Embedded"];

    [Fact]
    public void EveryMessageOfTheApp_IsGenerated_UnderAnIdOfItsOwn()
    {
        var sources = Repository.Files("*.cs").Where(path => Folders.Any(folder => path.StartsWith(folder + "/", StringComparison.Ordinal))).Select(Repository.Read).ToList();

        var ids = sources.SelectMany(text => Id().Matches(text)).Select(m => m.Groups["id"].Value).ToList();
        var byHand = sources.SelectMany(text => ByHand().Matches(text)).Select(m => m.Value).ToList();

        Assert.True(ids.Count > 15, $"Only {ids.Count} messages were found.");
        Assert.Empty(ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(byHand);
    }

    [GeneratedRegex(@"\[LoggerMessage\((EventId = )?(?<id>\d+)")]
    private static partial Regex Id();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex ByHand();
}
