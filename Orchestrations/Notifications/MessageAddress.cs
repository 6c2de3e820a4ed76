using System.Text.RegularExpressions;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Where the outbox row of a message is: beside what it is about.</summary>
public sealed partial record MessageAddress(string Table, string Partition, string Key)
{
    // Without the kind in front, it is a ticket's: PromiseKind.NamedById.
    static readonly (string Prefix, string Table)[] Kinds =
        [("page-", "pages"), ("schedule-", "schedules"), ("responder-", "responders"), ("iem-", "iem"), ("webhook-", "webhooks"), ("", TicketKind.Table)];

    /// <summary>The name of the promise that owes the message: the first part of its key.</summary>
    public static string PromiseOf(string key) => key.Split('.')[0];

    /// <summary>From the key alone, as it comes back in a callback's address. Null: no message can have such a key.</summary>
    public static MessageAddress? OfKey(string key)
    {
        if (!Shape().IsMatch(key))
        {
            return null;
        }

        var name = PromiseOf(key);
        var (prefix, table) = Kinds.First(k => name.StartsWith(k.Prefix, StringComparison.Ordinal));
        return name.Length == prefix.Length ? null : new MessageAddress(table, name[prefix.Length..], key);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,100}\.[A-Za-z0-9_.~-]{1,400}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
