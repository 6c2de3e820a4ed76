using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>What became of a step. A ticket's id begins with t, a launch event's with e.</summary>
/// <param name="Erased">Tickets and launch events that hold nothing of the person any more.</param>
/// <param name="Open">Those that do, because they are open: somebody still has to be answered. Close them, and erase again.</param>
/// <param name="Accounts">That the person was a contact of, and is no longer.</param>
/// <param name="Continuation">Give it back for the next step, also where this one found nothing; null: all has been looked through.</param>
public sealed record ErasureStep(IReadOnlyList<string> Erased, IReadOnlyList<string> Open, IReadOnlyList<string> Accounts, string? Continuation);

/// <summary>
/// Takes a customer's contact out of what was written about him: closed tickets and launch events that are over, with their timelines, files, pages and messages, and his entry in his account.
/// Promises, times and counts stay.
/// </summary>
public sealed class PersonErasure(PersonSweep sweep, AccountDirectory accounts, RecordEraser eraser, AttachmentErasure attachments)
{
    /// <param name="continuation">Of the step before; null for the first.</param>
    public async Task<ErasureStep> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation = default)
    {
        var found = await sweep.StepAsync(person, continuation, cancellation);
        var (closed, over) = (found.Tickets.Where(t => t.Status == TicketStatus.Closed).ToList(), found.Launches.Where(l => l.EndedAt is not null).ToList());
        foreach (var ticket in closed)
        {
            await EraseAsync(ticket, person.In(ticket), person.Are(ticket.Contact), cancellation);
        }

        foreach (var launch in over)
        {
            // Its pages name the event and its days, and nobody of the customer's.
            await eraser.EraseAsync(IemKind.Table, launch.Id, IemKind.Value.Kind, person.In(launch), isTheirs: false, cancellation);
        }

        return new ErasureStep(
            [.. closed.Select(t => t.Id), .. over.Select(l => l.Id)],
            [.. found.Tickets.Except(closed).Select(t => t.Id), .. found.Launches.Except(over).Select(l => l.Id)],
            continuation is null ? await LeaveAccountAsync(person, cancellation) : [],
            found.Next);
    }

    /// <summary>Takes its own contact out of a closed ticket.</summary>
    public Task EraseContactAsync(Ticket ticket, CancellationToken cancellation = default) =>
        EraseAsync(ticket, new PersonalWords(ticket.Contact.Email, ticket.Contact.Phone).In(ticket), isTheirs: true, cancellation);

    async Task EraseAsync(Ticket ticket, IReadOnlyList<string> words, bool isTheirs, CancellationToken cancellation)
    {
        await attachments.EraseAsync(ticket.Id, a => isTheirs || words.Contains(a.By.Id, StringComparer.OrdinalIgnoreCase), cancellation);
        await eraser.EraseAsync(PageKind.Table, PageId.ForTicket(ticket.Id), null, words, isTheirs, cancellation);
        await eraser.EraseAsync(TicketKind.Table, ticket.Id, TicketKind.Value.Kind, words, isTheirs, cancellation);
    }

    async Task<IReadOnlyList<string>> LeaveAccountAsync(PersonalWords person, CancellationToken cancellation)
    {
        if (await accounts.FindByContactAsync(person.Email, person.Phone, cancellation) is not { } account || !account.Contacts.Any(person.Are))
        {
            return [];
        }

        await accounts.PutAsync(account with { Contacts = [.. account.Contacts.Where(c => !person.Are(c))] }, cancellation);
        return [account.Id];
    }
}
