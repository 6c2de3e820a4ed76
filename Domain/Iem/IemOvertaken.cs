using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>Messages that nobody needs any more before they were sent: of days that were moved, of milestones that are done, of statuses with newer ones.</summary>
static class IemOvertaken
{
    const string AtOnce = "update-";

    public static IReadOnlyList<string> Of(IemRequest request, IReadOnlyList<string> unsent) => [.. unsent.Where(key => IsOvertaken(request, key.Split('.')))];

    /// <summary>A late decision may itself overtake what it says first.</summary>
    public static IReadOnlyList<Notice> Left(IemRequest request, IReadOnlyList<Notice> notices) => [.. notices.Where(n => !IsOvertaken(request, n.Key.Split('.')))];

    /// <param name="parts">Of the key: <c>iem-{id}.{template}.{tag}.{channel}.{recipient}</c>.</param>
    static bool IsOvertaken(IemRequest request, string[] parts) => parts is [_, var what, var tag, ..] && what switch
    {
        Templates.IemApproval => request.Status != IemStatus.Requested,
        Templates.IemStatus => request.Status != IemStatus.Live || !IsNewest(request, tag),
        Templates.WarRoomOpened => request.Status != IemStatus.Live,
        Templates.MilestoneAssigned or Templates.MilestoneReminder or Templates.MilestoneMissed => !IsStillSo(request, tag.Split('~')),
        _ => false,
    };

    public static string Tag(NodaTime.Instant tick) => $"{tick.ToUnixTimeSeconds()}";

    /// <summary>Of a status that did not wait for its time.</summary>
    /// <param name="number">Of the update that it tells of.</param>
    public static string TagAtOnce(int number) => $"{AtOnce}{number}";

    /// <summary>What was told at once stands until the next full step says it too.</summary>
    static bool IsNewest(IemRequest request, string tag) => request.StatusAt is not { } at || tag == Tag(at)
        || (tag.StartsWith(AtOnce, StringComparison.Ordinal) && request.LastUpdate is { } update && at <= update.At);

    static bool IsStillSo(IemRequest request, string[] tag) =>
        request.EndedAt is null && request.Milestones.FirstOrDefault(m => m.Id == tag[0]) is { State: not MilestoneState.Done } milestone
        && tag.Length > 1 && tag[1] == $"{milestone.Round}";
}
