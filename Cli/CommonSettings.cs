using System.ComponentModel;
using System.Globalization;
using Spectre.Console.Cli;

namespace SupportFlows.Cli;

class CommonSettings : CommandSettings
{
    [CommandOption("--json"), Description("Print exactly what the API says: an object, or one a line. Nothing else goes to standard output.")]
    public bool Json { get; init; }
}

class IdSettings : CommonSettings
{
    [CommandArgument(0, "<id>"), Description("As 'list' and 'file' show it.")]
    public string Id { get; init; } = "";
}

sealed class ReasonSettings : IdSettings
{
    [CommandOption("--reason <TEXT>"), Description("Why; others read it.")]
    public string? Reason { get; init; }
}

/// <summary>Reads what was typed.</summary>
static class Typed
{
    // The third of April is not the fourth of March: only what is read the same everywhere.
    static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <exception cref="UsageException">Not an instant.</exception>
    public static DateTimeOffset? Instant(string option, string? text) => text is null
        ? null
        : DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new UsageException($"{option} '{text}' is not a time. Say it like 2026-03-02T09:00:00Z; without a zone it is UTC.");

    /// <exception cref="UsageException">Not a day.</exception>
    public static DateOnly Day(string option, string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new UsageException(text is null ? $"Say {option}, like 2026-03-02." : $"{option} '{text}' is not a day. Say it like 2026-03-02.");

    /// <exception cref="UsageException">It was left out.</exception>
    public static string Needed(string option, string? text) => string.IsNullOrWhiteSpace(text) ? throw new UsageException($"Say {option}. 'supportflows --help' and '<command> --help' have examples.") : text;

    /// <summary>Words from the command line, or all of standard input.</summary>
    /// <exception cref="UsageException">There are none.</exception>
    public static async Task<string> Words(Terminal terminal, string option, string? text, CancellationToken cancellation)
    {
        if (text is null && terminal.IsInputTyped)
        {
            throw new UsageException($"Say {option}, or send it to standard input.");
        }

        return Needed(option, text ?? await terminal.In.ReadToEndAsync(cancellation));
    }

    /// <summary><c>Ann Lee &lt;ann@example.com&gt;</c> or <c>Ann Lee &lt;+12025550123&gt;</c>; both: <c>Ann Lee &lt;ann@example.com, +12025550123&gt;</c>.</summary>
    /// <exception cref="UsageException">Not a contact.</exception>
    public static (string Name, string? Email, string? Phone) Contact(string option, string? text)
    {
        if (Needed(option, text).Split('<') is not [var name, var rest] || name.Trim().Length == 0 || !rest.EndsWith('>'))
        {
            throw new UsageException($"""{option} '{text}' is not a contact. Say it like "Ann Lee <ann@example.com>" or "Ann Lee <+12025550123>".""");
        }

        var ways = rest[..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (name.Trim(), ways.FirstOrDefault(w => w.Contains('@', StringComparison.Ordinal)), ways.FirstOrDefault(w => !w.Contains('@', StringComparison.Ordinal)));
    }
}
