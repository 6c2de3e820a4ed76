using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>Who is paged about a request, and until when: each matter has a page of its own, which ends with the matter.</summary>
static class IemPages
{
    /// <summary>Of the pages, with <c>{request}.{matter}</c> as their external id.</summary>
    public const string Source = "iem";

    /// <param name="first">Is paged before the policy.</param>
    public static void Open(IemTurn turn, int number, string matter, string reason, string? first, Instant? due, Milestone? milestone = null)
    {
        if (turn.Facts.Policy is not { } policy) return;
        var request = turn.Request;
        var subject = milestone is null ? request.Event : $"{milestone.Template.Name["en"]}: {request.Event}";
        turn.Notices.Page(
            "page-open", number, policy,
            PageOrderData.Open(Source, $"{request.Id}.{matter}", subject, reason, important: milestone is null || milestone.Id == IemMilestones.Gate, details: Details(request), account: request.AccountName, due: due, first: first));
        turn.Edit.Request = request with { Pages = [.. request.Pages, matter] };
    }

    /// <summary>Whatever is settled rings nobody any more.</summary>
    public static void Close(IemTurn turn)
    {
        var settled = turn.Request.Pages.Where(matter => !IsOpen(turn, matter)).ToList();
        if (settled.Count == 0) return;
        var by = turn.News.LastOrDefault(e => e.Actor.Kind != ActorKind.System)?.Actor ?? Actor.System;
        foreach (var matter in settled)
            turn.Notices.Page("page-close", turn.Request.LastEvent, turn.Facts.Policy ?? Source, PageOrderData.Close(Source, $"{turn.Request.Id}.{matter}", by, "settled"), matter);
        turn.Edit.Request = turn.Request with { Pages = [.. turn.Request.Pages.Except(settled)] };
    }

    static bool IsOpen(IemTurn turn, string matter) =>
        matter == IemApprovalWatch.PageOf(turn.Request)
            ? turn.Request.Status == IemStatus.Requested
            : IemMilestoneWatch.Watched(turn).Any(m => IemMilestoneWatch.PageOf(m) == matter);

    static string Details(IemRequest request) => $"IEM request {request.Id}, {Text.Wire.Text(request.FirstDay)} to {Text.Wire.Text(request.LastDay)} ({request.TimeZone}), for {request.AccountName}.";
}
