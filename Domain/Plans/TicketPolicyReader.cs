using NodaTime;

namespace SupportFlows.Domain.Plans;

static class TicketPolicyReader
{
    public static TicketPolicy Read(CatalogValue value)
    {
        value.Object("warnings", "pendingReminders", "closePendingAfter", "closeResolvedAfter", "reopenWithin");
        var closePending = value["closePendingAfter"].IsMissing ? (Duration?)null : value["closePendingAfter"].Duration();
        return new TicketPolicy(
            Rising(value["warnings"], item => item.Whole(1, 99)),
            Reminders(value["pendingReminders"], closePending),
            closePending,
            value["closeResolvedAfter"].Duration(),
            value["reopenWithin"].Duration());
    }

    static List<Duration> Reminders(CatalogValue list, Duration? close)
    {
        var reminders = Rising(list, item => item.Duration());
        if (close is { } closing && reminders.Count > 0 && reminders[^1] >= closing) list.Fault("reminders before closePendingAfter, when the ticket closes");
        return reminders;
    }

    static List<T> Rising<T>(CatalogValue list, Func<CatalogValue, T> read)
        where T : struct, IComparable<T>
    {
        var values = new List<T>();
        foreach (var item in list.Items())
        {
            var value = read(item);
            if (values.Count > 0 && value.CompareTo(default) != 0 && value.CompareTo(values[^1]) <= 0) item.Fault("a value greater than the one before it");
            values.Add(value);
        }

        return values;
    }
}
