using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>The owner of a number said STOP or START to the carrier: with STOP in force no text arrives there, so none is tried.</summary>
public static class ResponderStops
{
    public const string Stopped = "contact-stopped";
    public const string Started = "contact-started";

    /// <param name="number">E.164. No change unless a method that goes there was not stopped.</param>
    public static Change<Responder> Stop(Responder responder, string number, Actor actor, string channel, Instant now) =>
        Mark(responder, m => m.Address == number && m.StoppedAt is null, now, Stopped, actor, channel, now);

    /// <inheritdoc cref="Stop"/>
    public static Change<Responder> Start(Responder responder, string number, Actor actor, string channel, Instant now) =>
        Mark(responder, m => m.Address == number && m.StoppedAt is not null, null, Started, actor, channel, now);

    static Change<Responder> Mark(Responder responder, Func<ContactMethod, bool> which, Instant? stoppedAt, string type, Actor actor, string channel, Instant now)
    {
        var marked = responder.Methods.Where(which).Select(m => m.Id).ToList();
        if (marked.Count == 0) return new Change<Responder>(responder, []);
        var number = responder.LastEvent + 1;
        var details = new Dictionary<string, string?> { ["methods"] = string.Join(", ", marked) };
        return new Change<Responder>(
            responder with { LastEvent = number, Methods = [.. responder.Methods.Select(m => which(m) ? m with { StoppedAt = stoppedAt } : m)] },
            [new TimelineEvent(number, now, type, actor, channel, details, Public: false)]);
    }
}
