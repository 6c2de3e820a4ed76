using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What came of a code that was typed in.</summary>
/// <param name="Change">To be written whatever came of it: wrong codes are counted.</param>
/// <param name="Refusal">Null when the method is verified; else to be thrown once the change is written.</param>
public sealed record CodeReply(Change<Responder> Change, RefusalException? Refusal);

/// <summary>How somebody shows that a contact method reaches him.</summary>
public static class ContactCodeCommands
{
    /// <summary>Another code, which makes the last one worthless; at most one a minute.</summary>
    public static Change<Responder> Ask(Responder responder, string methodId, Actor actor, string channel, Instant now)
    {
        var method = ResponderCommands.Method(responder, methodId);
        if (method.VerifiedAt is not null) throw Conflict("The contact method is verified already.", "Needs no code: pages go there.");
        if (method.StoppedAt is not null) throw Conflict("The owner of the address said STOP.", "Takes no messages until START is sent from it.");
        if (method.Verification is { } last && now < last.SentAt + ContactCode.Between)
            throw Conflict("A code was sent just now.", $"Has been sent a code at {Wire.Text(last.SentAt)}. The next one can be asked for from {Wire.Text(last.SentAt + ContactCode.Between)} on.");
        var asked = ResponderCommands.Put(responder, method with { Verification = new Verification(now, 0) });
        return ResponderCommands.Done(asked, OnCallEvents.CodeAsked, actor, channel, now, ("method", method.Id));
    }

    /// <summary>A method that is verified stays so, whatever is typed in.</summary>
    /// <exception cref="RefusalException">There is no such method.</exception>
    public static CodeReply Verify(Responder responder, string methodId, string? typed, ContactCode codes, Actor actor, string channel, Instant now)
    {
        var method = ResponderCommands.Method(responder, methodId);
        var nothing = new Change<Responder>(responder, []);
        if (method.VerifiedAt is not null) return new CodeReply(nothing, null);
        if (method.Verification is not { } asked || now >= asked.SentAt + ContactCode.Valid)
            return new CodeReply(nothing, Conflict("No code is on its way.", $"Ask for a code: one is good for {ContactCode.Valid.TotalMinutes} minutes."));
        if (asked.Failures >= ContactCode.Tries)
            return new CodeReply(nothing, Conflict("Too many wrong codes.", $"{ContactCode.Tries} wrong codes were typed in. Ask for another one."));
        if (codes.IsRight(responder.Id, method, asked.SentAt, (typed ?? "").Replace(" ", "", StringComparison.Ordinal)))
        {
            var verified = ResponderCommands.Put(responder, method with { VerifiedAt = now, Verification = null });
            return new CodeReply(ResponderCommands.Done(verified, OnCallEvents.MethodVerified, actor, channel, now, ("method", method.Id)), null);
        }

        var left = ContactCode.Tries - asked.Failures - 1;
        var failed = ResponderCommands.Put(responder, method with { Verification = asked with { Failures = asked.Failures + 1 } });
        return new CodeReply(
            ResponderCommands.Done(failed, OnCallEvents.CodeWrong, actor, channel, now, ("method", method.Id), ("left", $"{left}")),
            new RefusalException(RefusalKind.Invalid, "The code is wrong.", new FieldError("code", left > 0 ? $"Is not the code that was sent last. Tries left: {left}." : "Is not the code that was sent last. Ask for another one.")));
    }

    static RefusalException Conflict(string title, string reason) => new(RefusalKind.Conflict, title, new FieldError("method", reason));
}
