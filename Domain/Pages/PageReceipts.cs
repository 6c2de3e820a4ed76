using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>What became of the messages under way. Only what arrives after a failure is better than it, whatever came first.</summary>
static class PageReceipts
{
    public static void Settle(PageTurn turn)
    {
        foreach (var open in turn.Page.Notifications.Where(n => n.State is NotificationState.Offered or NotificationState.Failed).ToList())
            if (turn.Facts.Fates.GetValueOrDefault(open.Key) is { } fate && Settled(open, fate) is var settled && settled != open)
            {
                turn.Put(settled);
                Tell(turn, open, settled);
            }
    }

    static Notification Settled(Notification open, MessageFate fate) => fate switch
    {
        { Receipt.Status: DeliveryStatus.Answered } => open with { State = NotificationState.Answered, Error = null },
        { Receipt.Status: DeliveryStatus.Delivered } => open with { State = NotificationState.Delivered, Error = null },
        _ when open.State == NotificationState.Failed => open,
        { Receipt.Status: DeliveryStatus.Failed } or { Stage: MessageStage.Failed } =>
            open with { State = NotificationState.Failed, Error = fate.Receipt?.Error ?? fate.Error ?? open.Error },
        { Stage: MessageStage.Withdrawn } => open with { State = NotificationState.Withdrawn },
        { Stage: MessageStage.Waiting, Error: not null } when open.Error is null => open with { Error = fate.Error },
        _ => open,
    };

    static void Tell(PageTurn turn, Notification before, Notification after)
    {
        var type = after.State switch
        {
            NotificationState.Answered or NotificationState.Delivered => PageEvents.Delivered,
            NotificationState.Failed => PageEvents.DeliveryFailed,
            NotificationState.Offered => PageEvents.DeliveryDelayed,
            _ => null,
        };
        if (type is not null)
            turn.Edit.Add(
                type,
                ("person", after.PersonId),
                ("channel", Wire.Name(after.Channel)),
                ("message", after.Key),
                ("answered", after.State == NotificationState.Answered ? "true" : null),
                ("error", after.Error));
    }
}
