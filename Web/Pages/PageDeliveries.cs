using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Pages;

/// <summary>The messages about a page, newest first, each with what was done when it did not arrive.</summary>
static class PageDeliveries
{
    public static IReadOnlyList<PageDelivery> Of(IReadOnlyList<OutboxRow> rows, IReadOnlyList<TimelineEvent> events, int most)
    {
        var troubles = events.Where(e => e.Type is PageEvents.DeliveryFailed or PageEvents.DeliveryDelayed or PageEvents.Unconfirmed).ToList();
        return [.. rows.OrderByDescending(r => r.CreatedAt).ThenBy(r => r.Key, StringComparer.Ordinal).Take(most).Select(Delivery)];

        PageDelivery Delivery(OutboxRow row)
        {
            var trouble = troubles.FirstOrDefault(e => e.Details.GetValueOrDefault("message") == row.Key)?.At;
            var instead = trouble is { } at
                ? rows.Where(r => r.Key != row.Key && r.Recipient.PersonId == row.Recipient.PersonId && r.Terms is { IsStatus: false } && r.CreatedAt >= at).MinBy(r => r.CreatedAt)
                : null;
            return new PageDelivery(row, trouble, instead);
        }
    }
}
