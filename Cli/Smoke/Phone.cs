using System.Text.RegularExpressions;

namespace SupportFlows.Cli.Smoke;

/// <summary>A phone of a development instance: what would have been texted to it can be read there, and answered.</summary>
sealed partial class Phone(Run run, DateTimeOffset since)
{
    /// <summary>Of the range that is kept for fiction.</summary>
    public const string Number = "+12025550198";

    /// <summary>Null where nothing can be read: on anything but a development instance.</summary>
    public static async Task<Phone?> FindAsync(Run run)
    {
        var since = await run.NowAsync();
        return (await run.App.GetAsync("api/dev/outbox?since=" + since.Wire(), null, run.Cancellation)).Status == 200 ? new Phone(run, since) : null;
    }

    /// <summary>The six digits that were sent last.</summary>
    public async Task<string> CodeAsync() => (await TextAsync("a code by text", Code(), "")).Word;

    /// <summary>Acknowledges a page by text, as who is paged does.</summary>
    /// <param name="about">That the text has in it.</param>
    public async Task AcknowledgeAsync(string about)
    {
        var (key, word) = await TextAsync("a text that pages", Acknowledge(), about);
        (await run.App.PostAsync($"api/dev/outbox/{Uri.EscapeDataString(key)}/reply", null, new { text = word }, run.Cancellation)).Is(200);
    }

    Task<Texted> TextAsync(string what, Regex word, string about) => run.UntilAsync(what, async () =>
    {
        var texts = (await run.App.GetAsync($"api/dev/outbox?recipient={Uri.EscapeDataString(Number)}&since={since.Wire()}", null, run.Cancellation)).Is(200).Items.ToList();
        var fit = texts.LastOrDefault(t => t.Text("body") is var body && body.Contains(about, StringComparison.Ordinal) && word.IsMatch(body));
        return (fit is null ? null : new Texted(fit.Text("key"), word.Match(fit.Text("body")).Groups[1].Value), $"{texts.Count} other texts to {Number}");
    });

    [GeneratedRegex(@"\b(\d{6})\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"\b(\d+a)\b")]
    private static partial Regex Acknowledge();

    sealed record Texted(string Key, string Word);
}
