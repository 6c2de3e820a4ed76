using System.Reflection;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What something is of that events happen to, and whose it is.</summary>
/// <param name="Kind">One of <see cref="WebhookTopics"/>' kinds.</param>
/// <param name="AccountId">Null: no account's.</param>
public sealed record WebhookSubject(string Kind, string Id, string? AccountId);

/// <summary>Which events there are to be told of, and who is told of which.</summary>
public static class WebhookTopics
{
    public const string Ticket = "ticket";
    public const string Page = "page";
    public const string Iem = "iem";
    public const string Subscription = "webhook-subscription";
    public const string Ping = "ping";
    public const string Everything = "*";

    /// <summary>What is older is not sent, whoever waits for it: nobody has missed it for so long.</summary>
    public static readonly Duration Kept = Duration.FromDays(30);

    static readonly (string Kind, Type Names)[] Kinds = [(Ticket, typeof(TicketEvents)), (Page, typeof(PageEvents)), (Iem, typeof(IemEvents))];

    /// <summary>Every name that can be asked for.</summary>
    public static readonly IReadOnlySet<string> Names = Kinds
        .SelectMany(k => k.Names.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => $"{k.Kind}.{f.GetRawConstantValue()}").Append($"{k.Kind}.*"))
        .Append(Everything)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>As others know the event: <c>ticket.replied</c>.</summary>
    public static string NameOf(string kind, string type) => kind == Subscription ? Ping : $"{kind}.{type}";

    /// <summary>Whether a subscription is told of an event. Nothing else decides on who sees what.</summary>
    public static bool Wants(WebhookSubscription subscription, WebhookSubject subject, TimelineEvent happened, Instant now)
    {
        if (subscription.RemovedAt is not null || happened.At + Kept < now) return false;
        return subject.Kind == Subscription
            ? subject.Id == subscription.Id && happened.Type == WebhookEvents.Pinged
            : MaySee(subscription, subject, happened) && subscription.Topics.Any(t => happened.At >= t.Since && Covers(t.Name, subject.Kind, happened.Type));
    }

    static bool MaySee(WebhookSubscription subscription, WebhookSubject subject, TimelineEvent happened)
    {
        var isOfAccount = subject.AccountId is not null && subject.AccountId == subscription.AccountId;
        return subscription.ForCustomer
            ? isOfAccount && happened.Public && subject.Kind is (Ticket or Iem)
            : subscription.AccountId is null || isOfAccount;
    }

    static bool Covers(string topic, string kind, string type) => topic == Everything || topic == $"{kind}.*" || topic == NameOf(kind, type);
}
