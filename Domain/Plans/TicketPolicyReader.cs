using NodaTime;

namespace SupportFlows.Domain.Plans;

static class TicketPolicyReader
{
    public static TicketPolicy Read(CatalogValue value)
    {
        value.Object("warnings", "pendingReminders", "closePendingAfter", "closeResolvedAfter", "reopenWithin", "paging");
        var closePending = value["closePendingAfter"].IsMissing ? (Duration?)null : value["closePendingAfter"].Duration();
        var warnings = Rising(value["warnings"], item => item.Whole(1, 99));
        return new TicketPolicy(
            warnings,
            Reminders(value["pendingReminders"], closePending),
            closePending,
            value["closeResolvedAfter"].Duration(),
            value["reopenWithin"].Duration())
        {
            Paging = value["paging"].IsMissing ? null : Paging(value["paging"], warnings),
        };
    }

    static TicketPaging Paging(CatalogValue value, List<int> warnings)
    {
        value.Object("policy", "severities", "warnings", "breach");
        return new TicketPaging(
            value["policy"].Text(),
            Each(value["severities"], item => item.Name<Severity>()),
            Each(value["warnings"], item => Warning(item, warnings)),
            value["breach"].Flag());
    }

    static int Warning(CatalogValue item, List<int> warnings)
    {
        var percent = item.Whole(1, 99);
        // Faulty ones are read as 0, and have been named.
        if (percent != 0 && !warnings.Contains(0) && !warnings.Contains(percent)) item.Fault("one of the warnings above, the only ones there are");
        return percent;
    }

    /// <summary>In any order, none twice.</summary>
    static List<T> Each<T>(CatalogValue list, Func<CatalogValue, T> read)
    {
        var values = new List<T>();
        foreach (var item in list.Items())
        {
            var value = read(item);
            if (values.Contains(value)) item.Fault("each one once");
            values.Add(value);
        }

        return values;
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
