using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Parts;

namespace SupportFlows.Web.Tickets;

/// <summary>Reads a ticket for its reader.</summary>
public sealed class TicketReader(PromiseStore<Ticket> tickets, AccountDirectory accounts, People people, AttachmentDesk files, Catalog catalog, TimeProvider time)
{
    const int PageSize = 100;

    /// <param name="before">Number of an event: shows those before it; null: the newest.</param>
    /// <exception cref="Domain.Refusals.RefusalException">There is none, or it is somebody else's.</exception>
    public async Task<TicketModel> ReadAsync(Caller reader, string id, int? before, CancellationToken cancellation)
    {
        var ticket = (await tickets.FindAsync(id, cancellation) ?? throw TicketKind.Value.NotFound(id)).State;
        TicketAccess.Require(reader, ticket);
        var (timeline, account, staff) = (
            tickets.TimelineAsync(id, Math.Max(0, ticket.LastEvent - PromiseRows.TimelinePage), cancellation: cancellation),
            ticket.AccountId is { } owner ? accounts.GetAsync(owner, cancellation) : Task.FromResult<Domain.Accounts.Account?>(null),
            people.ListAsync(cancellation));
        var all = Seen(reader, await timeline);
        var end = Math.Clamp(before ?? int.MaxValue, 1, ticket.LastEvent + 1);
        var first = Math.Max(1, end - PageSize);
        var shown = before is null
            ? [.. all.Where(e => e.Number >= first)]
            : Seen(reader, await tickets.TimelineAsync(id, first - 1, end - first, cancellation));
        var names = (await staff).ToDictionary(p => p.Id, p => p.Name);
        var now = time.GetCurrentInstant();
        return new TicketModel(
            ticket,
            catalog.Plan(ticket.Plan),
            ticket.AccountId is null ? null : (await account)?.Name ?? ticket.AccountId,
            names,
            [.. ticket.Clocks.Select(c => ClockPicture.Of(c, all, now))],
            shown,
            first > 1 ? first : null,
            all is [.., var newest] ? newest : null,
            reader.Role == Role.Customer ? [] : [.. (await staff).Select(p => new SelectOption(p.Id, p.Name))],
            await files.ListAsync(reader, id, cancellation));
    }

    static IReadOnlyList<TimelineEvent> Seen(Caller reader, IReadOnlyList<TimelineEvent> events) =>
        reader.Role == Role.Customer ? [.. events.Where(e => e.Public)] : events;
}
