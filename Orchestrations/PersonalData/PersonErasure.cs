using System.Text.Json.Nodes;
using SupportFlows.Domain.PersonalData;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>What became of a step.</summary>
/// <param name="Erased">Tickets that hold nothing of the person any more.</param>
/// <param name="Open">Tickets that do, because they are open: somebody still has to be answered. Close them, and erase again.</param>
/// <param name="Accounts">That the person was a contact of, and is no longer.</param>
/// <param name="Continuation">Give it back for the next step, also where this one found nothing; null: all has been looked through.</param>
public sealed record ErasureStep(IReadOnlyList<string> Erased, IReadOnlyList<string> Open, IReadOnlyList<string> Accounts, string? Continuation);

/// <summary>
/// Takes a customer's contact out of what was written about him: closed tickets with their timelines, pages and messages, and his entry in his account. Promises, times and counts stay. The
/// ticket itself is written last: whatever is killed in between is found by it again.
/// </summary>
public sealed class PersonErasure(IRowStore rows, TicketSweep sweep, AccountDirectory accounts, Outbox outbox)
{
    /// <param name="continuation">Of the step before; null for the first.</param>
    public async Task<ErasureStep> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation = default)
    {
        var (found, next) = await sweep.StepAsync(person, continuation, cancellation);
        var open = found.Where(t => t.State.Status != TicketStatus.Closed).Select(t => t.State.Id).ToList();
        var closed = found.Select(t => t.State).Where(t => t.Status == TicketStatus.Closed).ToList();
        foreach (var ticket in closed)
        {
            await EraseAsync(ticket, person.In(ticket), person.Are(ticket.Contact), cancellation);
        }

        return new ErasureStep([.. closed.Select(t => t.Id)], open, continuation is null ? await LeaveAccountAsync(person, cancellation) : [], next);
    }

    /// <summary>Takes its own contact out of a closed ticket.</summary>
    public Task EraseContactAsync(Ticket ticket, CancellationToken cancellation = default) =>
        EraseAsync(ticket, new PersonalWords(ticket.Contact.Email, ticket.Contact.Phone).In(ticket), isTheirs: true, cancellation);

    async Task EraseAsync(Ticket ticket, IReadOnlyList<string> words, bool isTheirs, CancellationToken cancellation)
    {
        foreach (var (table, partition) in new[] { (PageKind.Table, PageId.ForTicket(ticket.Id)), (TicketKind.Table, ticket.Id) })
        {
            foreach (var message in await outbox.AllAsync(table, partition, cancellation))
            {
                foreach (var sent in new[] { SentLog.PlaceOf(message), SentLog.PlaceBefore(message) })
                {
                    await EraseAsync(sent.Table, sent.Partition, row => row.Key == sent.Key, sent.Key, words, isTheirs, cancellation);
                }
            }

            await EraseAsync(table, partition, row => row.Key != TicketKind.Value.Kind, "", words, isTheirs, cancellation);
        }

        await EraseAsync(TicketKind.Table, ticket.Id, row => row.Key == TicketKind.Value.Kind, TicketKind.Value.Kind, words, isTheirs, cancellation);
    }

    /// <param name="from">The first row to look at.</param>
    async Task EraseAsync(string table, string partition, Func<Row, bool> which, string from, IReadOnlyList<string> words, bool isTheirs, CancellationToken cancellation)
    {
        for (; ; )
        {
            var found = from == "" ? await rows.ListAllAsync(new RowRange(table, partition), cancellation) : await rows.ListAsync(new RowRange(table, partition, from, Take: 1), cancellation);
            var changes = found.Where(which).Select(row => (Row: row, Erased: Erased(row.Content, words, isTheirs))).Where(c => c.Erased != c.Row.Content)
                .Select(c => new RowChange.Replace(c.Row.Key, c.Erased, c.Row.ETag)).ToList();
            try
            {
                foreach (var part in CommitRoom.Parts(changes))
                {
                    await rows.CommitAsync(table, partition, part, cancellation);
                }

                return;
            }
            catch (RowConflictException)
            {
                // A late receipt, say: look again at what is there now.
            }
        }
    }

    static string Erased(string content, IReadOnlyList<string> words, bool isTheirs)
    {
        var before = JsonNode.Parse(content);
        var after = Eraser.Erase(before, words, isTheirs);
        return JsonNode.DeepEquals(before, after) ? content : after!.ToJsonString(Json.Options);
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
