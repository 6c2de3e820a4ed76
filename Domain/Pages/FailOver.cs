using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>A message that does not arrive costs no time: the person's next step is taken in its place at once.</summary>
static class FailOver
{
    /// <summary>Carriers confirm a text within seconds.</summary>
    public static readonly Duration Confirmation = Duration.FromMinutes(1);

    /// <summary>A phone rings, and a human listens, for longer.</summary>
    static readonly Duration Call = Duration.FromMinutes(2);

    /// <summary>So little later the provider took it that the wait counts from when it was decided: one wake-up less.</summary>
    static readonly Duration Handover = Duration.FromSeconds(5);

    /// <summary>An answer of the provider comes by then.</summary>
    public static readonly Duration AskAgain = Duration.FromSeconds(30);

    public static void Pull(PageTurn turn)
    {
        foreach (var tried in turn.Page.Notifications.Where(n => n is { MovedOn: false, State: NotificationState.Offered or NotificationState.Failed }).ToList())
        {
            if (tried is { State: NotificationState.Offered, Error: null } && !IsUnconfirmed(turn, tried)) continue;
            turn.Put(tried with { MovedOn = true });
            var later = turn.Page.Notifications.Where(n => n.PersonId == tried.PersonId && n.Stage == tried.Stage && n.Due > tried.Due).ToList();
            turn.Pulled.UnionWith(later.Where(n => n.State == NotificationState.Planned && n.Due == later.Min(l => l.Due)).Select(n => n.Key));
        }
    }

    /// <summary>When it is to be looked at what became of a message; null: its provider tells, or it is of no interest any more.</summary>
    public static Instant? LookAt(PageTurn turn, Notification sent)
    {
        // Mail and chat do not ring: whether they arrived is not what wakes anybody.
        if (sent is not { State: NotificationState.Offered, MovedOn: false, OfferedAt: { } offered, Channel: Channel.Sms or Channel.Voice }) return null;
        var fate = turn.Facts.Fates.GetValueOrDefault(sent.Key);
        if (fate is not { Stage: MessageStage.Taken, TakenAt: { } taken })
            return Instant.Max(offered, fate is null ? offered : Instant.Max(fate.NextAttemptAt, turn.Now)) + Confirmation;
        var since = taken - offered <= Handover ? offered : taken;
        var rings = sent.Channel == Channel.Voice && fate.Receipt?.Status == DeliveryStatus.Sent && fate.AskedAt >= since + Confirmation;
        return since + (rings ? Call : Confirmation);
    }

    /// <summary>The provider has it, was asked what became of it, and does not say that it arrived.</summary>
    static bool IsUnconfirmed(PageTurn turn, Notification sent)
    {
        if (LookAt(turn, sent) is not { } at || turn.Now < at) return false;
        if (turn.Facts.Fates[sent.Key].AskedAt is not { } asked || asked < at)
        {
            turn.Ask.Add(sent.Key);
            return false;
        }

        turn.Edit.Add(PageEvents.Unconfirmed, ("person", sent.PersonId), ("channel", Wire.Name(sent.Channel)), ("message", sent.Key));
        return true;
    }
}
