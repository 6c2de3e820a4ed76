using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>What is held about a person, a step of it.</summary>
/// <param name="Contacts">How accounts know him; in the first step.</param>
/// <param name="Continuation">Give it back for the next step, also where this one found nothing; null: all has been looked through.</param>
public sealed record PersonalExport(IReadOnlyList<AccountContact> Contacts, IReadOnlyList<TicketRecord> Tickets, string? Continuation);

public sealed record AccountContact(string AccountId, Contact Contact);

/// <param name="Messages">Sent to the person about it, and to others in it.</param>
public sealed record TicketRecord(Ticket Ticket, IReadOnlyList<TimelineEvent> Timeline, IReadOnlyList<MessageRecord> Messages, IReadOnlyList<Attachment> Attachments);

public sealed record MessageRecord(string Key, string Channel, string Recipient, string? Subject, string Body);

/// <summary>Gives a customer's contact what is held about him.</summary>
public sealed class PersonExport(TicketSweep sweep, AccountDirectory accounts, PromiseStore<Ticket> tickets, Outbox outbox, AttachmentRows attachments)
{
    /// <param name="continuation">Of the step before; null for the first.</param>
    public async Task<PersonalExport> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation = default)
    {
        var account = continuation is null ? await accounts.FindByContactAsync(person.Email, person.Phone, cancellation) : null;
        var (found, next) = await sweep.StepAsync(person, continuation, cancellation);
        var records = new List<TicketRecord>();
        foreach (var ticket in found.Select(t => t.State))
        {
            var events = await tickets.NewsAsync(ticket.Id, 0, ticket.LastEvent, cancellation);
            var messages = await outbox.AllAsync(TicketKind.Table, ticket.Id, cancellation);
            var sent = messages.Select(m => new MessageRecord(m.Key, Wire.Name(m.Channel), m.Recipient.Address, m.Words().Subject, m.Words().Body));
            records.Add(new TicketRecord(ticket, events, [.. sent], await attachments.ListAsync(ticket.Id, cancellation)));
        }

        return new PersonalExport(account is null ? [] : [.. account.Contacts.Where(person.Are).Select(c => new AccountContact(account.Id, c))], records, next);
    }
}
