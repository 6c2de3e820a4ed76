using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>What is held about a person, a step of it: what is his own. No field of it holds somebody else's address; what people wrote may.</summary>
/// <param name="Contacts">How accounts know him; in the first step.</param>
/// <param name="Tickets">That are his.</param>
/// <param name="Watched">Tickets of others that he is told of.</param>
/// <param name="Continuation">Give it back for the next step, also where this one found nothing; null: all has been looked through.</param>
public sealed record PersonalExport(
    IReadOnlyList<AccountContact> Contacts, IReadOnlyList<TicketRecord> Tickets, IReadOnlyList<WatchedTicket> Watched, IReadOnlyList<LaunchEventRecord> LaunchEvents, string? Continuation);

public sealed record AccountContact(string AccountId, Contact Contact);

/// <param name="Ticket">Of its watchers, only the person.</param>
/// <param name="Timeline">Without whom else it was shown to.</param>
/// <param name="Messages">Sent to the person about it.</param>
public sealed record TicketRecord(Ticket Ticket, IReadOnlyList<TimelineEvent> Timeline, IReadOnlyList<MessageRecord> Messages, IReadOnlyList<Attachment> Attachments);

/// <param name="Messages">Sent to the person about it.</param>
public sealed record WatchedTicket(string Id, IReadOnlyList<MessageRecord> Messages);

/// <param name="Contacts">How the launch event knows the person.</param>
/// <param name="Messages">Sent to the person about it.</param>
public sealed record LaunchEventRecord(string Id, string Event, IReadOnlyList<IemContact> Contacts, IReadOnlyList<MessageRecord> Messages);

public sealed record MessageRecord(string Key, string Channel, string Recipient, string? Subject, string Body);

/// <summary>Gives a customer's contact what is held about him.</summary>
public sealed class PersonExport(PersonSweep sweep, AccountDirectory accounts, PromiseStore<Ticket> tickets, Outbox outbox, AttachmentRows attachments)
{
    /// <param name="continuation">Of the step before; null for the first.</param>
    public async Task<PersonalExport> StepAsync(PersonalWords person, string? continuation, CancellationToken cancellation = default)
    {
        var account = continuation is null ? await accounts.FindByContactAsync(person.Email, person.Phone, cancellation) : null;
        var found = await sweep.StepAsync(person, continuation, cancellation);
        var (theirs, watched, launches) = (new List<TicketRecord>(), new List<WatchedTicket>(), new List<LaunchEventRecord>());
        foreach (var ticket in found.Tickets)
        {
            var messages = await MessagesAsync(person, TicketKind.Table, ticket.Id, cancellation);
            if (person.Are(ticket.Contact))
            {
                var known = ticket with { Watchers = [.. ticket.Watchers.Where(person.Has)] };
                theirs.Add(new TicketRecord(known, await TimelineAsync(ticket, cancellation), messages, await attachments.ListAsync(ticket.Id, cancellation)));
            }
            else
            {
                watched.Add(new WatchedTicket(ticket.Id, messages));
            }
        }

        foreach (var launch in found.Launches)
        {
            launches.Add(new LaunchEventRecord(launch.Id, launch.Event, [.. launch.Contacts.Where(person.Are)], await MessagesAsync(person, IemKind.Table, launch.Id, cancellation)));
        }

        return new PersonalExport(account is null ? [] : [.. account.Contacts.Where(person.Are).Select(c => new AccountContact(account.Id, c))], theirs, watched, launches, found.Next);
    }

    /// <summary>Who else is told of a ticket stands in it by address: that is theirs.</summary>
    async Task<IReadOnlyList<TimelineEvent>> TimelineAsync(Ticket ticket, CancellationToken cancellation) =>
        [.. (await tickets.NewsAsync(ticket.Id, 0, ticket.LastEvent, cancellation)).Where(e => e.Type is not (TicketEvents.Watched or TicketEvents.Unwatched))];

    async Task<IReadOnlyList<MessageRecord>> MessagesAsync(PersonalWords person, string table, string partition, CancellationToken cancellation) =>
        [.. (await outbox.AllAsync(table, partition, cancellation)).Where(m => person.Has(m.Recipient.Address))
            .Select(m => new MessageRecord(m.Key, Wire.Name(m.Channel), m.Recipient.Address, m.Words().Subject, m.Words().Body))];
}
