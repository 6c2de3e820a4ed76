using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>Planned work on a policy's services: its pages are kept, and ring when it is over, unless they are closed by then.</summary>
static class PageMaintenance
{
    public static bool Holds(PageTurn turn)
    {
        var window = turn.Facts.Maintenance.Where(m => m.PolicyId == turn.Page.Policy.Id && m.From <= turn.Now && turn.Now < m.To).MaxBy(m => m.To);
        if (window is null)
        {
            Resume(turn);
            return false;
        }

        turn.Drop(_ => true);
        if (turn.Page.HeldUntil == window.To) return true;
        turn.Edit.Page = turn.Page with { HeldUntil = window.To };
        turn.Edit.Add(PageEvents.Held, ("until", Wire.Text(window.To)), ("reason", window.Reason), ("maintenance", window.Id));
        return true;
    }

    /// <summary>Whoever was paged before it has long put the phone away: a page that was interrupted starts over.</summary>
    static void Resume(PageTurn turn)
    {
        if (turn.Page.HeldUntil is null) return;
        turn.Edit.Add(PageEvents.Resumed);
        if (turn.Page.Stage > 0) turn.Edit.BeginEpisode();
        turn.Edit.Page = turn.Page with { HeldUntil = null };
    }
}
