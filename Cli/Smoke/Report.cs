using System.Text.Json;
using Spectre.Console;
using SupportFlows.Cli.Output;

namespace SupportFlows.Cli.Smoke;

/// <summary>Says what came of each check as soon as it is known.</summary>
sealed class Report(Session session)
{
    readonly List<Outcome> all = [];

    public bool HasFailures => all.Exists(o => o.Word == Outcome.Failed);

    public void Add(Outcome outcome)
    {
        all.Add(outcome);
        if (session.IsJson)
        {
            session.Terminal.Raw.WriteLine(JsonSerializer.Serialize(
                new { check = outcome.Check, outcome = outcome.Word, seconds = Math.Round(outcome.Took.TotalSeconds, 1), detail = outcome.Detail }, JsonSerializerOptions.Web));
            return;
        }

        var (mark, colour) = outcome.Word switch
        {
            Outcome.Passed => ('✓', Color.Green),
            Outcome.Failed => ('✗', Color.Red),
            _ => ('-', Color.Grey),
        };
        var detail = outcome.Word switch
        {
            Outcome.Skipped => $" (skipped: {outcome.Detail})",
            Outcome.Failed => $"\n            {outcome.Detail}",
            _ => outcome.Detail is null ? "" : $" ({outcome.Detail})",
        };
        session.Terminal.Out.Write(new Text($"{mark} ", new Style(colour)));
        session.Terminal.Out.WriteLine(Safe.Lines($"{outcome.Took.TotalSeconds,6:0.0} s  {outcome.Check}{detail}"));
    }

    public void End()
    {
        if (!session.IsJson)
        {
            session.Terminal.Out.WriteLine($"\n{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed, {Count(Outcome.Skipped)} skipped.");
        }
    }

    int Count(string word) => all.Count(o => o.Word == word);
}
