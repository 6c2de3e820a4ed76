using NodaTime;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Webhooks;

/// <summary>What somebody asks of a subscription; what is null is left as it is.</summary>
public sealed record WebhookWish(string? Url, IReadOnlyList<string>? Events, string? Description, bool? Paused)
{
    const int LongestDescription = 200;
    const int MostTopics = 100;

    /// <summary>The same without space around it, and no event twice.</summary>
    /// <param name="before">Null: it is to be made.</param>
    /// <param name="forCustomer">A customer's: pages are nobody's business but the staff's.</param>
    /// <param name="ofAccount">It is limited to an account: pages belong to none.</param>
    /// <exception cref="RefusalException">Everything that is wrong with it.</exception>
    public WebhookWish Check(WebhookSubscription? before, bool forCustomer, bool ofAccount, bool allowsLoopback)
    {
        var faults = new FieldFaults();
        var tidy = this with { Url = Url?.Trim(), Events = Events is null ? null : [.. Events.Select(e => e?.Trim() ?? "").Distinct(StringComparer.Ordinal)], Description = faults.OptionalText("description", Description, LongestDescription) };
        if ((tidy.Url is not null || before is null) && ReceiverUrl.WhyNot(tidy.Url, allowsLoopback) is { } why) faults.Add("url", why, tidy.Url);
        if (tidy.Events is not null || before is null) CheckEvents(faults, tidy.Events ?? [], forCustomer, ofAccount);
        faults.Throw("The webhook subscription cannot be saved.");
        return tidy;
    }

    /// <summary>An event that was wanted before is wanted since then.</summary>
    public IReadOnlyList<WebhookTopic>? Topics(IReadOnlyList<WebhookTopic> before, Instant now) =>
        Events is null ? null : [.. Events.Select(e => before.FirstOrDefault(t => t.Name == e) ?? new WebhookTopic(e, now))];

    static void CheckEvents(FieldFaults faults, IReadOnlyList<string> events, bool forCustomer, bool ofAccount)
    {
        if (events.Count is 0 or > MostTopics) faults.Add("events", $"Has {events.Count}; give 1 to {MostTopics}, such as ticket.replied, ticket.* or *.");
        for (var n = 0; n < events.Count; n++)
        {
            var isOfPages = events[n].StartsWith(WebhookTopics.Page + ".", StringComparison.Ordinal);
            if (!WebhookTopics.Names.Contains(events[n])) faults.Add($"events[{n}]", "There is no such event. Give the name of a timeline's event behind ticket., page. or iem., such as ticket.replied; or ticket.*, page.*, iem.*, *.", events[n]);
            else if (isOfPages && forCustomer) faults.Add($"events[{n}]", "Pages are told to the staff only: leave it out.", events[n]);
            else if (isOfPages && ofAccount) faults.Add($"events[{n}]", "Pages belong to no account: leave it out, or leave accountId out.", events[n]);
        }
    }
}
