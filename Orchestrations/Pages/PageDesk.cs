using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <param name="Created">False for a repeat.</param>
public sealed record Opened(Stored<Page> Page, bool Created);

/// <param name="Answer">Null for a repeat of a request that was carried out before.</param>
public sealed record Handled(Stored<Page> Page, PageAnswer? Answer);

/// <summary>What anybody does to a page, however he says it: by API, text, key press or link.</summary>
public sealed class PageDesk(ChangePromise<Page> changes, OnCallDirectory directory, Nudge nudge)
{
    const string OpenedOnce = "opened";

    /// <summary>Starts a page: one per source and external id.</summary>
    /// <exception cref="RefusalException">The policy is unknown, or fields are faulty: all of them at once.</exception>
    public async Task<Opened> OpenAsync(
        DurableTaskClient client, string policyId, PageOrder order, Actor actor, string channel, CancellationToken cancellation = default)
    {
        var policy = await PolicyAsync(policyId, cancellation);
        var (id, created) = (PageId.For(order.Source, order.ExternalId), false);
        var stored = await changes.PutAsync(
            client,
            id,
            ifMatch: null,
            (before, now) =>
            {
                created = before is null;
                return before is null ? Open(id, policyId, policy, order, actor, channel, now) : new Change<Page>(before, []);
            },
            OpenedOnce,
            cancellation);
        return new Opened(stored, created);
    }

    /// <summary>Starts the page that a promise ordered, or gives it one more reason to ring.</summary>
    /// <param name="once">Names the order: the same one again changes nothing.</param>
    /// <param name="first">Id of a person who is paged before the levels of the policy; null: nobody is.</param>
    /// <exception cref="RefusalException">There is no such policy, by which a new page could start.</exception>
    public async Task<Stored<Page>> RaiseAsync(
        DurableTaskClient client, string policyId, PageOrder order, string once, string? first = null, CancellationToken cancellation = default)
    {
        var found = await PolicyAsync(policyId, cancellation);
        var policy = first is null ? found : found?.Behind(first);
        var id = order.TicketId is { } ticket ? PageId.ForTicket(ticket) : PageId.For(order.Source, order.ExternalId);
        return await changes.PutAsync(
            client,
            id,
            ifMatch: null,
            (before, now) => before is null
                ? Open(id, policyId, policy, order, Actor.System, order.Source, now)
                : PageCommands.Raise(before, order, policy ?? before.Policy, Actor.System, order.Source, now),
            once,
            cancellation);
    }

    /// <summary>The first one has it, and everybody after him hears who that was.</summary>
    /// <param name="channel"><c>sms</c>, <c>voice</c>, <c>link</c>, <c>web</c> or <c>api</c>.</param>
    /// <exception cref="RefusalException">There is no such page.</exception>
    public async Task<PageAnswer> AcknowledgeAsync(DurableTaskClient client, string pageId, Actor actor, string channel, CancellationToken cancellation = default) =>
        (await ApplyAsync(client, pageId, null, (page, now) => PageCommands.Acknowledge(page, actor, channel, now), null, cancellation)).Answer!;

    /// <inheritdoc cref="AcknowledgeAsync"/>
    public async Task<PageAnswer> EscalateAsync(DurableTaskClient client, string pageId, Actor actor, string channel, CancellationToken cancellation = default) =>
        (await ApplyAsync(client, pageId, null, (page, now) => PageCommands.Escalate(page, actor, channel, now), null, cancellation)).Answer!;

    /// <inheritdoc cref="AcknowledgeAsync"/>
    public async Task<PageAnswer> CloseAsync(DurableTaskClient client, string pageId, Actor actor, string channel, CancellationToken cancellation = default) =>
        (await ApplyAsync(client, pageId, null, (page, now) => PageCommands.Close(page, actor, channel, now), null, cancellation)).Answer!;

    /// <param name="ifMatch">The ETag the caller saw; null to change whatever is there.</param>
    /// <param name="once">Names the request; null: each one counts.</param>
    /// <exception cref="RefusalException">There is no such page, or the caller's copy is out of date.</exception>
    public async Task<Handled> ApplyAsync(
        DurableTaskClient client, string pageId, string? ifMatch, Func<Page, Instant, PageReply> command, string? once, CancellationToken cancellation = default)
    {
        PageAnswer? answer = null;
        var stored = await changes.ApplyAsync(
            client,
            pageId,
            ifMatch,
            (page, now) =>
            {
                var reply = command(page, now);
                answer = reply.Answer;
                return reply.Change;
            },
            once,
            cancellation);
        if (answer is { Outcome: PageOutcome.AlreadyAcknowledged or PageOutcome.AlreadyClosed } && stored.State.DecidedEvent < stored.State.LastEvent)
        {
            // Whoever was first may have died before he told the page, which would go on ringing.
            await nudge.ChangedAsync(client, PageKind.Value.Of(pageId));
        }

        return new Handled(stored, answer);
    }

    async Task<EscalationPolicy?> PolicyAsync(string id, CancellationToken cancellation) =>
        (await directory.ReadAsync(cancellation)).Policies.GetValueOrDefault(id);

    /// <summary>An unknown policy is said together with whatever else is wrong.</summary>
    static Change<Page> Open(string id, string policyId, EscalationPolicy? policy, PageOrder order, Actor actor, string channel, Instant now)
    {
        try
        {
            var opened = PageCommands.Open(id, order, policy ?? new EscalationPolicy { Id = policyId, Name = policyId, Levels = [] }, actor, channel, now);
            return policy is null ? throw new RefusalException(RefusalKind.Invalid, "The page cannot be taken.", Unknown(policyId)) : opened;
        }
        catch (RefusalException faulty) when (policy is null && faulty.Errors.All(e => e.Field != "policy"))
        {
            throw new RefusalException(faulty.Kind, faulty.Title, [Unknown(policyId), .. faulty.Errors]);
        }
    }

    static FieldError Unknown(string policyId) => new("policy", "There is no escalation policy with this id; GET /api/policies lists them.", policyId);
}
