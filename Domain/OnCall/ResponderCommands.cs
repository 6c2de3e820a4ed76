using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What people do to how they are reached. Each either gives the change or refuses with <see cref="RefusalException"/>, naming every faulty field.</summary>
public static class ResponderCommands
{
    /// <summary>Adds a method that is not verified yet, and asks for its code. The same one again changes nothing.</summary>
    /// <param name="wanted">Its id, channel and address: nothing else is taken from it.</param>
    /// <param name="e164">The number that somebody wrote down; null when it is none.</param>
    public static Change<Responder> AddMethod(Responder responder, ContactMethod wanted, Func<string, string?> e164, Actor actor, string channel, Instant now)
    {
        var address = ResponderCheck.Address(wanted.Channel, wanted.Address, e164);
        if (responder.Methods.Any(m => m.Id == wanted.Id && m.Channel == wanted.Channel && m.Address == address)) return new Change<Responder>(responder, []);
        ResponderCheck.Method(responder, wanted, address);
        var added = new ContactMethod(wanted.Id, wanted.Channel, address!) { Verification = new Verification(now, 0) };
        var next = responder with { Methods = [.. responder.Methods, added] };
        var first = OnCallEvents.Next(next, OnCallEvents.MethodAdded, actor, channel, now, About(added));
        next = next with { LastEvent = first.Number };
        var second = OnCallEvents.Next(next, OnCallEvents.CodeAsked, actor, channel, now, ("method", added.Id));
        return new Change<Responder>(next with { LastEvent = second.Number }, [first, second]);
    }

    /// <summary>Rules that name it go with it.</summary>
    public static Change<Responder> RemoveMethod(Responder responder, string methodId, Actor actor, string channel, Instant now)
    {
        var gone = Method(responder, methodId);
        var next = responder with
        {
            Methods = [.. responder.Methods.Where(m => m.Id != methodId)],
            DefaultRules = [.. responder.DefaultRules.Where(r => r.MethodId != methodId)],
            ImportantRules = [.. responder.ImportantRules.Where(r => r.MethodId != methodId)],
        };
        return Done(next, OnCallEvents.MethodRemoved, actor, channel, now, About(gone));
    }

    /// <summary>In the order of their times. Empty important rules are the default ones; empty default ones <see cref="ResponderRules.Standard"/>.</summary>
    public static Change<Responder> SetRules(
        Responder responder, IReadOnlyList<NotificationRule> byDefault, IReadOnlyList<NotificationRule> important, Actor actor, string channel, Instant now)
    {
        ResponderCheck.Rules(responder, byDefault, important);
        var next = responder with { DefaultRules = [.. byDefault.OrderBy(r => r.After)], ImportantRules = [.. important.OrderBy(r => r.After)] };
        return next.DefaultRules.SequenceEqual(responder.DefaultRules) && next.ImportantRules.SequenceEqual(responder.ImportantRules)
            ? new Change<Responder>(responder, [])
            : Done(next, OnCallEvents.RulesSet, actor, channel, now, ("default", Text(next.DefaultRules)), ("important", Text(next.ImportantRules)));
    }

    /// <summary>The owner of a number wants no more texts there, as the carrier sees to. It may still be called.</summary>
    public static Change<Responder> Stop(Responder responder, string number, Actor actor, string channel, Instant now) =>
        At(responder, number, m => m is { Channel: Channel.Sms, StoppedAt: null }, m => m with { StoppedAt = now }, OnCallEvents.Stopped, actor, channel, now);

    public static Change<Responder> Start(Responder responder, string number, Actor actor, string channel, Instant now) =>
        At(responder, number, m => m.StoppedAt is not null, m => m with { StoppedAt = null }, OnCallEvents.Started, actor, channel, now);

    internal static ContactMethod Method(Responder responder, string methodId) => responder.Methods.FirstOrDefault(m => m.Id == methodId)
        ?? throw new RefusalException(RefusalKind.NotFound, "There is no such contact method.", new FieldError("method", "The person has no contact method with this id.", methodId));

    internal static Responder Put(Responder responder, ContactMethod method) =>
        responder with { Methods = [.. responder.Methods.Select(m => m.Id == method.Id ? method : m)] };

    internal static Change<Responder> Done(Responder next, string type, Actor actor, string channel, Instant now, params (string Key, string? Value)[] details) =>
        new(next with { LastEvent = next.LastEvent + 1 }, [OnCallEvents.Next(next, type, actor, channel, now, details)]);

    static Change<Responder> At(
        Responder responder, string address, Func<ContactMethod, bool> concerned, Func<ContactMethod, ContactMethod> change, string type, Actor actor, string channel, Instant now)
    {
        var there = responder.Methods.Where(m => m.Address.Equals(address, StringComparison.OrdinalIgnoreCase) && concerned(m)).Select(m => m.Id).ToHashSet();
        return there.Count == 0
            ? new Change<Responder>(responder, [])
            : Done(
                responder with { Methods = [.. responder.Methods.Select(m => there.Contains(m.Id) ? change(m) : m)] },
                type, actor, channel, now, ("methods", string.Join(' ', there)));
    }

    static (string Key, string? Value)[] About(ContactMethod method) => [("method", method.Id), ("channel", Wire.Name(method.Channel)), ("address", method.Address)];

    static string Text(IReadOnlyList<NotificationRule> rules) =>
        rules.Count == 0 ? "none" : string.Join(", ", rules.Select(r => $"{r.MethodId} after {Wire.Text(r.After)}"));
}
