namespace SupportFlows.Bench;

/// <summary>Says what was measured, and keeps it beside the code when asked to.</summary>
sealed class Report(string name)
{
    const string Keep = "--keep";

    // Kept, as an app in this process has words of its own to say.
    readonly TextWriter console = Console.Out;
    readonly List<string> lines = [];

    public void Say(string line)
    {
        console.WriteLine(line);
        lines.Add(line);
    }

    /// <summary>A share, or a multiple, and whether it is what we set out for.</summary>
    public static string Goal(bool met, string goal) => $"{(met ? "met" : "NOT MET")}: {goal}";

    /// <summary>With <c>--keep</c>, into <c>bench/results</c> of the working directory.</summary>
    public async Task EndAsync(IReadOnlyList<string> arguments)
    {
        if (!arguments.Contains(Keep))
        {
            return;
        }

        var today = TimeProvider.System.GetUtcNow();
        var folder = Directory.CreateDirectory(Path.Combine("bench", "results"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, $"{name}.txt"),
            $"dotnet run -c Release --project bench -- {string.Join(' ', arguments)}\n{today:yyyy-MM-dd}\n\n{Machine.Describe()}\n\n{string.Join('\n', lines)}\n".ReplaceLineEndings("\n"));
    }
}
