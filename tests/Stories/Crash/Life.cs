using System.Net.Http.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

/// <summary>One life of the app as a process.</summary>
sealed class Life : IDisposable
{
    readonly AppProcess process;
    readonly Task ended;

    Life(AppProcess process) => (this.process, ended) = (process, process.EndedAsync());

    /// <summary>In hexadecimal, as the runtime reads it: 64 MB. Memory is short as well.</summary>
    const string HeapLimit = "4000000";

    /// <summary>Made, but not begun: it has not looked at its data yet.</summary>
    public static Life Make(string directory, IEnumerable<(string Name, string Value)> settings) => new(AppProcess.Start(
        directory,
        Path.Combine(Environment.GetEnvironmentVariable("SUPPORTFLOWS_AXE") is { Length: > 0 } compiled ? compiled : AppContext.BaseDirectory, "SupportFlows.Axe.dll"),
        [.. settings.Select(s => (s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value)), ("DOTNET_ENVIRONMENT", "Development"), ("AzureWebJobs.Probe.Disabled", "true"), ("DOTNET_GCHeapHardLimit", HeapLimit), ("Logging__LogLevel__Default", "Error")]));

    /// <summary>What it complained of.</summary>
    public string Complaints => process.Output is { } said && said.Contains("fail:", StringComparison.Ordinal) ? said : "";

    /// <summary>Lives it to its end.</summary>
    /// <param name="born">Told where it listens.</param>
    /// <returns>How it ended.</returns>
    public async Task<string> LiveAsync(Ending ending, Action<Uri> born, IReadOnlyList<Deed> deeds, IReadOnlyList<TimeSpan> moves, Thumbs thumbs)
    {
        process.Tell(ending.Checkpoint);
        var doom = ending is { InItsStart: true, After: { } soon } ? Task.Delay(soon, TimeProvider.System) : Never;
        var listens = process.ListensAsync();
        if (await Task.WhenAny(listens, doom, ended) != listens)
        {
            await EndAsync();
            return doom.IsCompleted ? "in its start" : "at the checkpoint, in its start";
        }

        using var http = await listens;
        born(http.BaseAddress!);
        doom = ending is { InItsStart: false, After: { } later } ? Task.Delay(later, TimeProvider.System) : doom;
        var acting = ActAsync(http, deeds, moves, thumbs);
        var first = await Task.WhenAny(ended, doom, acting);
        await EndAsync();
        await acting;
        // Whoever waits for an answer hears of a death before we do.
        return first == doom ? "at the moment" : first == ended || deeds.Any(d => !d.IsAnswered) ? "at the checkpoint" : "when all was done";
    }

    public void Dispose() => process.Dispose();

    static Task Never => new TaskCompletionSource().Task;

    static async Task ActAsync(HttpClient http, IReadOnlyList<Deed> deeds, IReadOnlyList<TimeSpan> moves, Thumbs thumbs)
    {
        // One rests on the other.
        foreach (var setting in deeds.Where(d => d.IsFirst))
        {
            await setting.AskAsync(http);
            if (!setting.IsAnswered)
            {
                return;
            }
        }

        // What rang when the app died before this one rings still.
        var answering = thumbs.AnswerAsync();
        var moving = MoveAsync(http, moves);
        await Parallel.ForEachAsync(deeds.Where(d => !d.IsFirst), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (deed, _) => await deed.AskAsync(http));
        await moving;
        await answering;
        await thumbs.AnswerAsync();
    }

    static async Task MoveAsync(HttpClient http, IReadOnlyList<TimeSpan> moves)
    {
        try
        {
            foreach (var by in moves)
            {
                using var answer = await http.PostAsJsonAsync("/api/dev/clock", new { advance = $"PT{by.TotalSeconds:0}S" });
            }
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            // The app died on the way. Its clock goes on from where it was.
        }
    }

    async Task EndAsync()
    {
        await process.KillAsync();
        const int Killed = 137;
        Assert.True(process.ExitCode == Killed, $"It ended by itself, with {process.ExitCode}:\n{process.Output}\n{(await process.EndsAsync()).Error}");
    }
}
