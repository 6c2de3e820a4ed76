using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>Reads the facts of a promise, lets its rule decide, and writes what follows: state, timeline and outbox in one batch.</summary>
public sealed partial class DecidePromise<T>(
    PromiseStore<T> store, PromiseKind<T> kind, PromiseIndex<T> index, Outbox outbox, Attention attention, MessageTemplates templates,
    Invitations invitations, Feeds feeds, TimeProvider time, ILogger<DecidePromise<T>> log)
    where T : class, IPromise
{
    const int Attempts = 5;

    /// <summary>So many fit into the batch beside everything else; the rest is for the decision that follows at once.</summary>
    const int FailuresAtOnce = 20;

    /// <summary>So many go into the batch whatever else does, if they have no more than so many characters together, each of which JSON may write as six.</summary>
    const int FewMessages = 10;
    const int FewWords = 20_000;

    /// <param name="client">Sets those going who subscribed to what happened.</param>
    /// <param name="rule">Called again when somebody changed the state meanwhile. It may read; it writes nothing but what a repeat finds written.</param>
    public async Task<PromiseStep> RunAsync(DurableTaskClient client, string id, Func<Situation<T>, Task<Outcome<T>>> rule)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DecideAsync(client, id, rule, isUsed: attempt > 1);
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Somebody changed it meanwhile: decide on what it is now.
            }
        }
    }

    /// <param name="isUsed">Whether the key of a message may have been used before: the batch, in which each is new, did not go through.</param>
    async Task<PromiseStep> DecideAsync(DurableTaskClient client, string id, Func<Situation<T>, Task<Outcome<T>>> rule, bool isUsed)
    {
        if (await store.UndecidedAsync(id) is not { Stored: var stored, Unsent: var unsent, Upkeep: var upkeep })
        {
            // Started, and never written: there is nothing to keep.
            return new PromiseStep([], WakeAt: null, Finished: true);
        }

        var now = time.GetCurrentInstant();
        var news = await store.NewsAsync(id, stored.State.DecidedEvent, stored.State.LastEvent);
        var noted = unsent.Where(m => m.Failed).Take(FailuresAtOnce).ToList();
        var outcome = await rule(new Situation<T>(stored.State, news, await FailedAsync(noted), [.. unsent.Except(noted)], now));
        var messages = await NewAsync(id, [.. outcome.Notices.Select(n => ToRow(n, now))], isUsed);
        var retracted = await outbox.RetractAsync([.. outcome.Withdraw.Select(AddressOf)], now);
        var open = unsent.Except(noted).Where(m => !retracted.Withdrawn.Contains(m.Address))
            .Concat(messages.Select(m => new UnsentMessage(AddressOf(m.Key), m.NextAttemptAt))).ToList();

        var subscribed = await feeds.AnnounceAsync(outcome.State, [.. news, .. outcome.Events]);
        await WriteAsync(stored, news, outcome, messages, noted, open, upkeep);
        await feeds.TellAsync(client, subscribed);

        var send = open.Where(m => m.NextAttemptAt <= now).Select(m => m.Address).Concat(outcome.Ask.Select(AddressOf)).Concat(retracted.Ringing).Distinct().ToList();
        var later = open.Where(m => m.NextAttemptAt > now).Select(m => m.NextAttemptAt);
        return new PromiseStep(send, Earliest(outcome.State.WakeAt, later) is { } due ? PromiseStep.TimeOf(due) : null, outcome.Finished && open.All(m => m.NextAttemptAt <= now));

        MessageAddress AddressOf(string key) => new(kind.Table, id, key);
    }

    /// <summary>
    /// Around the batch, in an order that a crash anywhere leaves safe: what tells the auditor and the lists about the new state is written
    /// before it, what told about the old one is deleted after.
    /// </summary>
    async Task WriteAsync(
        Stored<T> before, IReadOnlyList<TimelineEvent> news, Outcome<T> outcome, List<OutboxRow> messages,
        List<UnsentMessage> noted, List<UnsentMessage> open, PromiseUpkeep upkeep)
    {
        var (name, none) = (kind.NameOf(before.State.Id), CancellationToken.None);
        var lookAt = Earliest(outcome.State.WakeAt, [.. open.Select(m => m.NextAttemptAt), .. Alarmed(outcome.State)]) is { } due ? Attention.KeyOf(name, due) : null;
        var listed = index.Of(outcome.State);
        var after = new PromiseUpkeep(listed, [.. upkeep.Listed.Except(listed)], lookAt);

        if (lookAt is not null && lookAt != upkeep.Attention)
        {
            await attention.WriteAsync(name, lookAt, none);
        }

        await index.WriteAsync(listed.Except(upkeep.Listed), none);
        await index.DeleteAsync(upkeep.Delisted.Except(listed), none);
        if (!Equals(outcome.State, before.State) || outcome.Events.Count > 0 || messages.Count > 0 || noted.Count > 0 || lookAt != upkeep.Attention || after.Delisted.Count > 0)
        {
            await store.SaveAsync(before, new Change<T>(outcome.State, outcome.Events), messages, after, [.. noted.Select(Outbox.Settle)], none);
        }

        await index.DeleteAsync(after.Delisted, none);
        var answered = news.Select(e => Attention.KeyOf(name, e.At)).Append(upkeep.Attention).OfType<string>();
        await attention.DeleteAsync(name, answered.Where(k => k != lookAt), none);
    }

    async Task<IReadOnlyList<FailedMessage>> FailedAsync(IReadOnlyList<UnsentMessage> noted)
    {
        var found = await Task.WhenAll(noted.Select(m => outbox.FindAsync(m.Address)));
        return [.. found.Select(m => m!.Row).Select(m => new FailedMessage(m.Key, m.Template, m.Channel, m.Recipient, m.Error))];
    }

    /// <summary>A key that was used says nothing twice; nor may it hold up all that follows. Of a few the batch finds out; what may not fit into it is looked for before.</summary>
    async Task<List<OutboxRow>> NewAsync(string id, IReadOnlyList<OutboxRow> messages, bool isUsed)
    {
        var look = isUsed || messages.Count > FewMessages || messages.Sum(m => m.Body.Length + (m.Calendar?.Length ?? 0)) > FewWords;
        var fresh = new List<OutboxRow>(messages.Count);
        foreach (var message in messages)
        {
            if (fresh.Any(m => m.Key == message.Key) || (look && await outbox.FindAsync(new MessageAddress(kind.Table, id, message.Key)) is not null))
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
        // An order is read by a machine: its data as they are.
        var (subject, body) = notice.Template == Templates.PageOrder ? (null, Json.Write(notice.Data)) : templates.Render(notice);
        return new OutboxRow
        {
            Key = notice.Key,
            Template = notice.Template,
            Channel = notice.Channel,
            Recipient = notice.Recipient,
            Subject = subject,
            Body = body,
            Calendar = notice is { Channel: Channel.Email, Invitation: { } invitation } ? invitations.Write(invitation, notice.Recipient, now) : null,
            Status = OutboxStatus.Waiting,
            CreatedAt = now,
            NextAttemptAt = now,
            Terms = notice.Terms,
        };
    }

    /// <summary>From when on the auditor is to look, whatever else is due.</summary>
    IEnumerable<Instant> Alarmed(T state) => kind.Alarm(state) is { } alarm ? [alarm.Since] : [];

    static Instant? Earliest(Instant? one, IEnumerable<Instant> others) =>
        others.Concat(one is { } at ? [at] : []).Cast<Instant?>().Min();
}
