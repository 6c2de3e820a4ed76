using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Accounts;

/// <summary>A customer of the vendor, with the plans it has and had.</summary>
/// <param name="Policy">The escalation policy by which its tickets page; null, or one that is not there any more, is the one that the catalog names.</param>
/// <param name="ImGroup">Where its people and ours talk; null: nowhere.</param>
public sealed record Account(
    string Id,
    string Name,
    string Region,
    string TimeZone,
    string Language,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyList<Contact> Contacts,
    string? TamId = null,
    string? Policy = null,
    ImGroup? ImGroup = null)
{
    /// <summary>The plan in force at an instant; Basic, which is free and for everyone, when none is.</summary>
    public string PlanAt(Instant at) =>
        Subscriptions.Where(s => s.From <= at && (s.To is null || at < s.To)).OrderByDescending(s => s.From).FirstOrDefault()?.Plan ?? "basic";
}

/// <param name="To">Exclusive; null while it runs on.</param>
public sealed record Subscription(string Plan, Instant From, Instant? To = null);

/// <param name="Email">Compared without case.</param>
/// <param name="Phone">E.164.</param>
public sealed record Contact(string Name, string? Email, string? Phone, string? Language = null, string? TimeZone = null);

/// <param name="Channel">Slack or WeCom.</param>
/// <param name="Address">Slack: the channel's id, as C0123456789. WeCom: the id of a group chat that our application made.</param>
public sealed record ImGroup(Channel Channel, string Address);
