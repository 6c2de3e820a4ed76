using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Pages;

/// <summary>Reads a page with all that was sent and done about it.</summary>
public sealed class PageFile(PromiseStore<Page> pages, Outbox outbox, OnCallDirectory directory, People people, TimeProvider time)
{
    const int MostShown = 50;

    /// <summary>Of pages about an event request, whose external id is <c>{request}.{matter}</c>.</summary>
    const string EventSource = "iem";

    /// <param name="before">Shows the events before this number; null: the newest.</param>
    /// <exception cref="Domain.Refusals.RefusalException">There is no such page.</exception>
    public async Task<PageModel> ReadAsync(Caller reader, string id, int? before, CancellationToken cancellation)
    {
        var page = (await pages.FindAsync(id, cancellation))?.State ?? throw PageKind.Value.NotFound(id);
        var last = Math.Clamp((before ?? page.LastEvent + 1) - 1, 1, page.LastEvent);
        var after = Math.Max(0, last - MostShown);
        var reading = (Events: pages.TimelineAsync(id, after, last - after, cancellation), Sent: outbox.AllAsync(PageKind.Table, id, cancellation), Records: directory.ReadAsync(cancellation), Staff: people.ListAsync(cancellation));
        var (events, sent, records, staff) = (await reading.Events, await reading.Sent, await reading.Records, await reading.Staff);
        return new PageModel(
            page,
            reader.ToActor().Id,
            AboutOf(page),
            PolicyViews.Of(page.Policy, records, staff, time.GetCurrentInstant()),
            PersonRef.Of(page.Notifications.Where(n => n.OfferedAt is not null && n.Episode == page.Episode && n.PersonId != page.AcknowledgedBy?.Id).Select(n => n.PersonId).Distinct(), staff),
            page is { Status: PageStatus.Acknowledged } && page.DecidedEvent == page.LastEvent ? page.WakeAt : null,
            PageDeliveries.Of(sent, events, MostShown),
            [.. events.Reverse()],
            after > 0 ? after + 1 : null,
            staff.ToDictionary(p => p.Id, p => p.Name));
    }

    static string? AboutOf(Page page) =>
        page.TicketId is { } ticket ? $"/tickets/{ticket}"
        : page.Source == EventSource ? $"/launch-events/{page.ExternalId.Split('.')[0]}"
        : null;
}
