using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Pages;

/// <summary>The messages to each person, by that person's own rules.</summary>
static class PageSteps
{
    /// <summary>Whoever is still being paged by an earlier level starts over.</summary>
    public static void Plan(PageTurn turn, IReadOnlyList<Paged> people)
    {
        var ids = people.Select(p => p.Person.Id).ToHashSet();
        turn.Drop(n => n.State == NotificationState.Planned && ids.Contains(n.PersonId));
        turn.Edit.Page = turn.Page with { Notifications = [.. turn.Page.Notifications, .. people.SelectMany(p => Of(turn, p))] };
    }

    /// <summary>All that is due. Of several to one phone or mailbox only the newest is worth sending.</summary>
    public static void Offer(PageTurn turn)
    {
        var due = turn.Page.Notifications.Where(n => n.State == NotificationState.Planned && (n.Due <= turn.Now || turn.Pulled.Contains(n.Key))).ToList();
        foreach (var person in due.GroupBy(n => n.PersonId))
        {
            List<Notification> sent = [];
            foreach (var method in person.GroupBy(n => n.MethodId))
                if (Offer(turn, method.OrderBy(n => n.Stage).ThenBy(n => n.Step).Last()) is { } offered)
                    sent.Add(offered);
            if (sent.Count > 0)
                turn.Edit.Add(
                    PageEvents.Notified,
                    ("person", person.Key),
                    ("channels", string.Join(' ', sent.Select(n => Wire.Name(n.Channel)))),
                    ("messages", string.Join(' ', sent.Select(n => n.Key))));
        }

        foreach (var old in due) turn.Drop(n => n.State == NotificationState.Planned && n.Key == old.Key);
    }

    static Notification? Offer(PageTurn turn, Notification step)
    {
        if (turn.Person(step.PersonId) is not { } person) return null;
        turn.Drop(n => n.State == NotificationState.Offered && IsSameWay(n, step) && !IsTaken(turn, n));
        var isFirst = !turn.Page.Notifications.Any(n => IsSameWay(n, step) && n is { OfferedAt: not null, State: not NotificationState.Withdrawn });
        var offered = step with { State = NotificationState.Offered, OfferedAt = turn.Now };
        turn.Put(offered);
        turn.Notices.Alert(person, offered, isFirst);
        return offered;
    }

    static bool IsSameWay(Notification one, Notification other) =>
        one.Episode == other.Episode && one.PersonId == other.PersonId && one.MethodId == other.MethodId && one.Key != other.Key;

    static bool IsTaken(PageTurn turn, Notification sent) => turn.Facts.Fates.GetValueOrDefault(sent.Key) is { Stage: MessageStage.Taken };

    static IEnumerable<Notification> Of(PageTurn turn, Paged paged) => paged.Steps.Select((step, index) => new Notification(
        turn.Notices.AlertKey(paged.Person, step.Method.Channel, index),
        turn.Page.Episode,
        turn.Page.Stage,
        index,
        paged.Person.Id,
        step.Method.Id,
        step.Method.Channel,
        step.Method.Address,
        turn.Now + step.After));
}
