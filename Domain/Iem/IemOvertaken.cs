using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>Messages that nobody needs any more before they were sent: of days that were moved, of milestones that are done, of statuses with newer ones.</summary>
static class IemOvertaken
{
    public static IReadOnlyList<string> Of(IemRequest request, IReadOnlyList<string> unsent) => [.. unsent.Where(key => IsOvertaken(request, key.Split('.')))];

    /// <param name="parts">Of the key: <c>iem-{id}.{template}.{tag}.{channel}.{recipient}</c>.</param>
    static bool IsOvertaken(IemRequest request, string[] parts) => parts is [_, var what, var tag, ..] && what switch
    {
        Templates.IemApproval => request.Status != IemStatus.Requested,
        Templates.IemStatus => request.Status != IemStatus.Live || (request.StatusAt is { } at && tag != Tag(at)),
        Templates.WarRoomOpened => request.Status != IemStatus.Live,
        Templates.MilestoneAssigned or Templates.MilestoneReminder or Templates.MilestoneMissed => !IsStillSo(request, tag.Split('~')),
        _ => false,
    };

    public static string Tag(NodaTime.Instant tick) => $"{tick.ToUnixTimeSeconds()}";

    static bool IsStillSo(IemRequest request, string[] tag) =>
        request.EndedAt is null && request.Milestones.FirstOrDefault(m => m.Id == tag[0]) is { State: not MilestoneState.Done } milestone
        && tag.Length > 1 && tag[1] == $"{milestone.Round}";
}
