using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Reads the facts of a ticket, lets the rule decide, and writes what follows: state, timeline and outbox in one batch.</summary>
public sealed partial class DecideTicket(
    Catalog catalog, TicketStore tickets, TicketIndex index, Outbox outbox, People people, Attention attention, MessageTemplates templates,
    TimeProvider time, ILogger<DecideTicket> log)
{
    const int Attempts = 5;

    /// <summary>So many fit into the batch beside everything else; the rest is for the decision that follows at once.</summary>
    const int FailuresAtOnce = 20;

    [Function(nameof(DecideTicket))]
    public async Task<PromiseStep> RunAsync([ActivityTrigger] string ticketId)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DecideAsync(ticketId);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Somebody changed the ticket meanwhile: decide on what it is now.
            }
        }
    }

    async Task<PromiseStep> DecideAsync(string ticketId)
    {
        if (await tickets.FindAsync(ticketId) is not { } stored)
        {
            // Started, and its ticket never written: there is nothing to keep.
            return new PromiseStep([], WakeAt: null, Finished: true);
        }

        var now = time.GetCurrentInstant();
        var unsent = await tickets.UnsentAsync(ticketId);
        var upkeep = await tickets.UpkeepAsync(ticketId, CancellationToken.None);
        var news = await tickets.NewsAsync(stored.Ticket);
        var noted = unsent.Where(m => m.Failed).Take(FailuresAtOnce).ToList();
        var facts = new TicketFacts(stored.Ticket, news, await TeamAsync(stored.Ticket)) { Failed = await FailedAsync(noted) };
        var decision = TicketRule.Next(catalog, facts, now);
        var messages = await NewAsync(ticketId, [.. decision.Notices.Select(n => ToRow(n, now))]);
        var open = unsent.Except(noted).Concat(messages.Select(m => new UnsentMessage(new MessageAddress(TicketStore.Table, ticketId, m.Key), m.NextAttemptAt))).ToList();

        await WriteAsync(stored, news, decision, messages, noted, open, upkeep);

        var later = open.Where(m => m.NextAttemptAt > now).Select(m => m.NextAttemptAt);
        return new PromiseStep(
            [.. open.Where(m => m.NextAttemptAt <= now).Select(m => m.Address)],
            Earliest(decision.Ticket.WakeAt, later)?.ToDateTimeUtc(),
            decision.Finished && open.All(m => m.NextAttemptAt <= now));
    }

    /// <summary>
    /// Around the batch, in an order that a crash anywhere leaves safe: what tells the auditor and the lists about the new state is written
    /// before it, what told about the old one is deleted after.
    /// </summary>
    async Task WriteAsync(
        StoredTicket before, IReadOnlyList<TicketEvent> news, TicketDecision decision, List<OutboxRow> messages,
        IReadOnlyList<UnsentMessage> noted, List<UnsentMessage> open, TicketUpkeep upkeep)
    {
        var (id, none) = (before.Ticket.Id, CancellationToken.None);
        var lookAt = Earliest(decision.Ticket.WakeAt, open.Select(m => m.NextAttemptAt)) is { } due ? Attention.KeyOf(id, due) : null;
        var listed = TicketIndex.Of(decision.Ticket);
        var after = new TicketUpkeep(listed, [.. upkeep.Listed.Except(listed)], lookAt);

        if (lookAt is not null && lookAt != upkeep.Attention)
        {
            await attention.WriteAsync(id, lookAt, none);
        }

        await index.WriteAsync(listed.Except(upkeep.Listed), none);
        await index.DeleteAsync(upkeep.Delisted.Except(listed), none);
        if (decision.Ticket != before.Ticket || decision.Events.Count > 0 || messages.Count > 0 || lookAt != upkeep.Attention || after.Delisted.Count > 0)
        {
            await tickets.SaveAsync(before, new TicketChange(decision.Ticket, decision.Events), messages, after, [.. noted.Select(Outbox.Settle)], none);
        }

        await index.DeleteAsync(after.Delisted, none);
        var answered = news.Select(e => Attention.KeyOf(id, e.At)).Append(upkeep.Attention).OfType<string>();
        await attention.DeleteAsync(id, answered.Where(k => k != lookAt), none);
    }

    async Task<IReadOnlyList<TeamMember>> TeamAsync(Ticket ticket)
    {
        var staff = await people.ListAsync();
        // Only an assignment asks how much everybody has to do.
        var loads = ticket is { AssigneeId: null, AccountId: not null }
            ? await Task.WhenAll(staff.Select(p => p.Tier is null ? Task.FromResult(0) : index.OpenOfAsync(p.Id, CancellationToken.None)))
            : new int[staff.Count];
        return [.. staff.Zip(loads, (person, open) => new TeamMember(person, open))];
    }

    async Task<IReadOnlyList<FailedMessage>> FailedAsync(IReadOnlyList<UnsentMessage> noted)
    {
        var found = await Task.WhenAll(noted.Select(m => outbox.FindAsync(m.Address)));
        return [.. found.Select(m => m!.Row).Select(m => new FailedMessage(m.Key, m.Template, m.Channel, m.Recipient, m.Error))];
    }

    /// <summary>A key that was used says nothing twice; nor may it hold up all that follows from the ticket.</summary>
    async Task<List<OutboxRow>> NewAsync(string ticketId, IReadOnlyList<OutboxRow> messages)
    {
        var fresh = new List<OutboxRow>(messages.Count);
        foreach (var message in messages)
        {
            if (fresh.Any(m => m.Key == message.Key) || await outbox.FindAsync(new MessageAddress(TicketStore.Table, ticketId, message.Key)) is not null)
            {
                LogUsedTwice(message.Key);
            }
            else
            {
                fresh.Add(message);
            }
        }

        return fresh;
    }

    OutboxRow ToRow(Notice notice, Instant now)
    {
        var (subject, body) = templates.Render(notice);
        return new OutboxRow
        {
            Key = notice.Key,
            Template = notice.Template,
            Channel = notice.Channel,
            Recipient = notice.Recipient,
            Subject = subject,
            Body = body,
            Status = OutboxStatus.Waiting,
            CreatedAt = now,
            NextAttemptAt = now,
        };
    }

    static Instant? Earliest(Instant? one, IEnumerable<Instant> others) =>
        others.Concat(one is { } at ? [at] : []).Cast<Instant?>().Min();
}
