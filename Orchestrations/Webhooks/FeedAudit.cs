using NodaTime;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>How the auditor looks at a feed: by the timeline that it is told, and how far it is.</summary>
public sealed class FeedAudit(FeedReader reader) : PromiseAudit
{
    static readonly AuditLook AllIsWell = new(Finding: null, NextDue: null, Alarm: null, _ => Task.FromResult(0));

    public override string Kind => FeedId.Kind;

    public override string? IdOf(string name) =>
        name.StartsWith($"{FeedId.Kind}-", StringComparison.Ordinal) && FeedId.Parse(name[(FeedId.Kind.Length + 1)..]) is { } id ? id.ToString() : null;

    public override PromiseId Of(string id) => FeedId.Parse(id)!.Promise;

    public override async Task<AuditLook?> LookAsync(string id, Instant now, CancellationToken cancellation)
    {
        if (await reader.ReadAsync(FeedId.Parse(id)!, now, cancellation) is not { } seen)
        {
            // The subscription was removed, or its subject never written. Nobody misses anything.
            return AllIsWell;
        }

        if (seen.Next is not { } next)
        {
            // What announced it may be about to write what there is to tell.
            return seen.IsOwed ? AllIsWell with { NextDue = now } : AllIsWell;
        }

        if (next is { IsHeld: true, Delivery: not null })
        {
            // It is written down that it waits, and by that it is found when the subscription is resumed.
            return AllIsWell;
        }

        if (next.DueAt is { } due && due + Attention.Grace >= now)
        {
            return AllIsWell with { NextDue = due };
        }

        // One that works its way through many is not late.
        var since = new[] { next.Event.At, next.DueAt, next.At.Feed.UpdatedAt, next.Subscription.FreshAt }.OfType<Instant>().Max();
        return since + Attention.Grace < now
            ? AllIsWell with { Finding = $"'{next.Event.Type}' of {next.Event.At} was not delivered" }
            : AllIsWell with { NextDue = since };
    }
}
