using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>Level after level, round after round, then the last resort again and again. A level with nobody to reach costs no time, and says so.</summary>
static class PageLevels
{
    /// <summary>However short a policy says: a wake-up is always ahead.</summary>
    static readonly Duration Shortest = Duration.FromSeconds(10);

    public static void Advance(PageTurn turn)
    {
        if (turn.Page.NextLevelAt is not { } at || at > turn.Now) return;
        if (turn.Page.ExhaustedSince is null)
        {
            if (NextLevel(turn)) return;
            turn.Edit.Page = turn.Page with { ExhaustedSince = turn.Now };
            turn.Edit.Add(PageEvents.NobodyAnswered, ("rounds", $"{turn.Page.Policy.Repeat + 1}"), ("messages", turn.Page.Stage == 0 ? "none" : null));
        }

        LastResort(turn);
    }

    /// <returns>False when all rounds are over, or all levels, one after the other, have nobody.</returns>
    static bool NextLevel(PageTurn turn)
    {
        var policy = turn.Page.Policy;
        for (var tried = 0; tried < policy.Levels.Count; tried++)
        {
            var page = turn.Page;
            var isRoundOver = page.Level >= policy.Levels.Count;
            if (isRoundOver && page.Loop >= policy.Repeat) return false;
            turn.Edit.Page = page with { Level = isRoundOver ? 1 : page.Level + 1, Loop = isRoundOver ? page.Loop + 1 : page.Loop };
            if (TryLevel(turn, policy.Levels[turn.Page.Level - 1])) return true;
        }

        return false;
    }

    static bool TryLevel(PageTurn turn, EscalationLevel level)
    {
        var audience = PageAudience.Of(turn, level.Targets);
        (string, string?)[] where = [("level", $"{turn.Page.Level}"), ("round", $"{turn.Page.Loop + 1}")];
        audience.TellUnreachable(turn, where);
        if (audience.Reachable.Count == 0)
        {
            turn.Edit.Add(PageEvents.LevelSkipped, [.. where, ("why", audience.Unreachable.Count == 0 ? "nobody-on-call" : "nobody-reachable")]);
            return false;
        }

        Begin(turn, level.Wait);
        turn.Edit.Add(PageEvents.LevelStarted, [.. where, ("people", audience.Ids), ("next", Wire.Text(turn.Page.NextLevelAt))]);
        PageSteps.Plan(turn, audience.Reachable);
        return true;
    }

    /// <summary>With nobody there either, those who lead hear of it by email, or else everybody.</summary>
    static void LastResort(PageTurn turn)
    {
        var policy = turn.Page.Policy;
        var audience = PageAudience.Of(turn, policy.LastResort is { } last ? [last] : []);
        audience.TellUnreachable(turn, [("level", "last-resort")]);
        Begin(turn, policy.LastResortEvery);
        var told = audience.Reachable.Count > 0 ? [] : PageAudience.Leads(turn);
        turn.Edit.Add(
            PageEvents.LastResort,
            ("people", audience.Ids),
            ("mailed", told.Count == 0 ? null : string.Join(' ', told.Select(p => p.Id))),
            ("next", Wire.Text(turn.Page.NextLevelAt)));
        PageSteps.Plan(turn, audience.Reachable);
        foreach (var person in told) turn.Notices.Unanswered(person);
    }

    static void Begin(PageTurn turn, Duration wait) => turn.Edit.Page = turn.Page with
    {
        Stage = turn.Page.Stage + 1,
        LevelStartedAt = turn.Now,
        NextLevelAt = turn.Now + Duration.Max(wait, Shortest),
    };
}
