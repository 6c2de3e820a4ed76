namespace SupportFlows.Guard.Layout;

/// <summary>Replayed code is marked by its file name, *.orchestration.cs, and keeps off what breaks replay (DESIGN section 1).</summary>
public class ReplayedCodeTests
{
    static readonly string[] Breaks = ["CancelAsync(", "Task.Run(", "Task.Delay(", "TimeProvider", "ConfigureAwait(", "Guid.NewGuid(", "HttpClient"];

    [Fact]
    public void Orchestration_Trigger_Stands_Only_In_An_Orchestration_File()
    {
        var wrong = Repository.Files("*.cs")
            .Where(p => p.StartsWith("Orchestrations/", StringComparison.Ordinal) || p.StartsWith("Functions/", StringComparison.Ordinal))
            .Where(p => !p.EndsWith(".orchestration.cs", StringComparison.Ordinal) && Repository.Read(p).Contains("[OrchestrationTrigger]", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Orchestration_File_Uses_Nothing_That_Breaks_Replay()
    {
        var files = Repository.Files("*.orchestration.cs").Where(p => !p.StartsWith("tests/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.Empty(from path in files from word in Breaks where Repository.Read(path).Contains(word, StringComparison.Ordinal) select $"{path} uses {word}");
    }
}
