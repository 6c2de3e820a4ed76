using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Operation;

static class AuditCommands
{
    /// <summary>As much as the API gives at once.</summary>
    static readonly TimeSpan Span = TimeSpan.FromDays(400);

    static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    public class SpanSettings : CommonSettings
    {
        [CommandOption("--from <TIME>"), Description("Like 2026-03-02T09:00:00Z. Left out: 400 days ago.")]
        public string? From { get; init; }

        [CommandOption("--to <TIME>"), Description("Left out: now.")]
        public string? To { get; init; }
    }

    public sealed class VerifySettings : SpanSettings
    {
        [CommandOption("--kept <ENTRY>"), Description("What 'verify' said the last time, like 2026-03-02/17/4f…: that entry must still be there as it was.")]
        public string? Kept { get; init; }
    }

    public static IConfigurator AddAudit(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("audit", audit =>
        {
            audit.SetDescription("What was done that matters to security. For operators.");
            audit.AddAsyncDelegate("list", line.Do<SpanSettings>(ListAsync))
                .WithDescription("Who did what, in order.")
                .WithExample("audit", "list", "--from", "2026-03-02");
            audit.AddAsyncDelegate("verify", line.Judge<VerifySettings>(VerifyAsync))
                .WithDescription("Whether it is as it was written: every hash is computed here. Ends with 1 where it is not.")
                .WithExample("audit", "verify", "--kept", "2026-03-02/17/4f…");
        });
        return config;
    }

    static async Task ListAsync(Session session, SpanSettings asked, CancellationToken cancellation)
    {
        await foreach (var page in PagesAsync(session, asked, cancellation))
        {
            if (session.IsJson)
            {
                session.Json(page);
                continue;
            }

            foreach (var entry in page.Items)
            {
                session.Write(Shapes.Lines($"{Moment.Of(entry.At)} {entry.Act} by {(entry.ByName.Length > 0 ? entry.ByName : "nobody")} {entry.Subject} {entry.Details}".TrimEnd()));
            }
        }
    }

    static async Task<int> VerifyAsync(Session session, VerifySettings asked, CancellationToken cancellation)
    {
        var kept = Kept(asked.Kept);
        var (chain, breaks) = (new AuditChain(), new List<AuditBreak>());
        await foreach (var page in PagesAsync(session, asked, cancellation))
        {
            breaks.AddRange(page.Items.Select(chain.Add).OfType<AuditBreak>());
            // What only the app can tell: entries that are missing at the end of a day.
            breaks.AddRange(page.Breaks);
            if (kept is { } known && page.Items.FirstOrDefault(e => e.Day == known.Day && e.Number == known.Number) is { } found)
            {
                if (found.Hash != known.Hash) breaks.Add(new AuditBreak(known.Day, known.Number, "The entry is not the one that was kept."));
                kept = null;
            }
        }

        if (kept is { } lost)
        {
            breaks.Add(new AuditBreak(lost.Day, lost.Number, "The entry that was kept is not there. Was it before --from, or forgotten in time?"));
        }

        Tell(session, chain, [.. breaks.Distinct().OrderBy(b => b.Day).ThenBy(b => b.Number)]);
        return breaks.Count == 0 ? ExitCodes.Ok : ExitCodes.Refused;
    }

    static void Tell(Session session, AuditChain chain, IReadOnlyList<AuditBreak> breaks)
    {
        var last = chain.Last is { } entry ? $"{Day(entry.Day)}/{entry.Number}/{entry.Hash}" : null;
        if (session.IsJson)
        {
            session.Terminal.Raw.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { entries = chain.Count, isWhole = breaks.Count == 0, breaks, last }, System.Text.Json.JsonSerializerOptions.Web));
            return;
        }

        foreach (var broken in breaks)
        {
            session.Write(Shapes.Lines($"{Day(broken.Day)}/{broken.Number}: {broken.What}"));
        }

        session.Write(Shapes.Lines(breaks.Count == 0 ? $"{chain.Count} entries, as they were written." : $"{chain.Count} entries, not as they were written."));
        if (last is not null && breaks.Count == 0)
        {
            session.Write(Shapes.Lines($"Keep this elsewhere, for --kept the next time:\n{last}"));
        }
    }

    static async IAsyncEnumerable<AuditPage> PagesAsync(Session session, SpanSettings asked, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Entries may have been written by a clock that is ahead of this one.
        var to = Typed.Instant("--to", asked.To) ?? session.Terminal.Time.GetUtcNow() + Skew;
        var from = Typed.Instant("--from", asked.From) ?? to - Span;
        if (from >= to)
        {
            throw new UsageException("--to has to be later than --from.");
        }

        for (var at = from; at < to; at += Span)
        {
            await foreach (var page in session.Client.Audit.ReadAsync(at, at + Span < to ? at + Span : to, cancellation))
            {
                yield return page;
            }
        }
    }

    static (DateOnly Day, int Number, string Hash)? Kept(string? text) => text?.Split('/') switch
    {
        null => null,
        [var day, var number, { Length: 64 } hash] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) => (Typed.Day("--kept", day), n, hash),
        _ => throw new UsageException($"--kept '{text}' is not an entry. Give what 'audit verify' said, like 2026-03-02/17/ and 64 digits."),
    };

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
