using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Reads what a decision on a page has to know. Who is on call is kept in memory; the rest is a row each for the ticket and for every message whose fate is open.</summary>
public sealed class PageReader(People people, OnCallDirectory directory, Outbox outbox, PromiseStore<Ticket> tickets)
{
    public async Task<PageFacts> ReadAsync(Page page, IReadOnlyList<TimelineEvent> news)
    {
        var staff = people.ListAsync();
        var ticket = page.TicketId is { } id ? (await tickets.FindAsync(id))?.State : null;
        var onCall = await directory.ReadAsync();
        var touched = Touched(page, ticket);
        return new PageFacts(touched, news, await staff, onCall.Responders, (schedule, at) => OnCallAt(onCall, schedule, at))
        {
            Fates = await FatesAsync(touched),
            Ticket = ticket?.Handled is { } handled ? new TicketAnswer(KindOf(ticket, handled), handled.By, handled.At) : null,
            Maintenance = onCall.Maintenance,
        };
    }

    /// <summary>Whoever works on the ticket is at work on its page.</summary>
    static Page Touched(Page page, Ticket? ticket) =>
        page.Status == PageStatus.Acknowledged && ticket?.WorkedAt is { } worked && worked > (page.TouchedAt ?? page.AcknowledgedAt)
            ? page with { TouchedAt = worked }
            : page;

    async Task<IReadOnlyDictionary<string, MessageFate>> FatesAsync(Page page)
    {
        var found = await Task.WhenAll(PageFacts.KeysOf(page).Select(key => outbox.FindAsync(new MessageAddress(PageKind.Table, page.Id, key))));
        return found.OfType<StoredMessage>().ToDictionary(m => m.Row.Key, m => FateOf(m.Row));
    }

    static MessageFate FateOf(OutboxRow row) =>
        new(StageOf(row.Status), row.NextAttemptAt, row.Status is OutboxStatus.Sent ? row.EndedAt : null, row.Receipt, row.AskedAt, row.Error);

    static MessageStage StageOf(OutboxStatus status) => status switch
    {
        OutboxStatus.Sent => MessageStage.Taken,
        OutboxStatus.Failed => MessageStage.Failed,
        OutboxStatus.Withdrawn => MessageStage.Withdrawn,
        _ => MessageStage.Waiting,
    };

    static TicketAnswerKind KindOf(Ticket ticket, TicketHandling handled) => handled.Type switch
    {
        TicketEvents.Resolved => TicketAnswerKind.Resolved,
        TicketEvents.Closed => ticket.MergedInto is null ? TicketAnswerKind.Closed : TicketAnswerKind.Merged,
        _ => TicketAnswerKind.Answered,
    };

    static IReadOnlyList<string> OnCallAt(OnCallRecords records, string scheduleId, Instant at) =>
        records.Schedules.TryGetValue(scheduleId, out var schedule) ? Domain.OnCall.OnCall.At(schedule, at) : [];
}
