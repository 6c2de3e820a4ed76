using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>Somebody, or something, picked up. Only a key proves that it is a human (SPEC section 3).</summary>
public sealed class Calls(CallSubjects subjects, PageActions actions, AnswerWords words, MessageReceipts receipts, TimeProvider time)
{
    const string By = "voice";
    const string Again = "*";
    const int MostSteps = 3;

    static readonly Recipient Unknown = new(null, "", "", "en", "UTC");

    public async Task<CallTurn> TurnAsync(DurableTaskClient client, CallEvent call, CancellationToken cancellation)
    {
        if (await subjects.FindAsync(call.Key, cancellation) is not { } about)
        {
            return Goodbye(Unknown, "unknown", null);
        }

        return call switch
        {
            { Digits.Length: > 0 } => await PressedAsync(client, call, about, cancellation),
            { AnsweredBy: { } who } when IsMachine(who) => await EndAsync(client, call, about, "machine", "answered by a machine", cancellation),
            { Step: > MostSteps } => await EndAsync(client, call, about, "no-key", "picked up, and no key pressed", cancellation),
            _ => Ask(call.Step, about),
        };
    }

    async Task<CallTurn> PressedAsync(DurableTaskClient client, CallEvent call, CallSubject about, CancellationToken cancellation)
    {
        await receipts.ReceiveAsync(client, call.Key, new Receipt(DeliveryStatus.Answered, time.GetCurrentInstant()), cancellation);
        ReplyAction? action = call.Digits switch { "4" => ReplyAction.Acknowledge, "5" => ReplyAction.Escalate, "6" => ReplyAction.Close, _ => null };
        if (action is null)
        {
            return call.Step < MostSteps || call.Digits == Again
                ? Menu(call.Step + 1, about.Row.Recipient, about.Row.Words().Body, call.Digits == Again ? null : call.Digits)
                : Goodbye(about.Row.Recipient, "no-key", about.Subjects);
        }

        var reader = about.Row.Recipient;
        // A webhook that is repeated must not escalate twice.
        var answers = await actions.DoAsync(client, action.Value, [.. about.Pages.Select(p => p.Id)], reader, By, $"{call.CallSid} {call.Digits}", cancellation);
        return new CallTurn(LanguageOf(reader), words.Of(answers, Channel.Voice, reader));
    }

    /// <summary>Somebody else may have been faster than the ringing.</summary>
    CallTurn Ask(int step, CallSubject about) => about.Pages.All(p => p.Status is not PageStatus.Triggered)
        ? Done(about)
        : Menu(step, about.Row.Recipient, about.Row.Words().Body, problem: null);

    CallTurn Done(CallSubject about) => new(LanguageOf(about.Row.Recipient), words.Of([.. about.Pages.Select(Answer)], Channel.Voice, about.Row.Recipient));

    static PageAnswer Answer(Page page) => page.Status is PageStatus.Closed
        ? new PageAnswer(PageOutcome.AlreadyClosed, page.Subject, page.ClosedBy, page.ClosedAt)
        : new PageAnswer(PageOutcome.AlreadyAcknowledged, page.Subject, page.AcknowledgedBy, page.AcknowledgedAt);

    CallTurn Menu(int step, Recipient reader, string spoken, string? problem) =>
        new(LanguageOf(reader), words.Of(Templates.AnswerMenu, Channel.Voice, reader, ("spoken", spoken), ("problem", problem)), step + 1);

    async Task<CallTurn> EndAsync(DurableTaskClient client, CallEvent call, CallSubject about, string why, string error, CancellationToken cancellation)
    {
        await receipts.ReceiveAsync(client, call.Key, new Receipt(DeliveryStatus.Failed, time.GetCurrentInstant(), error), cancellation);
        return Goodbye(about.Row.Recipient, why, about.Subjects);
    }

    CallTurn Goodbye(Recipient reader, string why, string? about) =>
        new(LanguageOf(reader), words.Of(Templates.AnswerGoodbye, Channel.Voice, reader, ("why", why), ("subjects", about)));

    static bool IsMachine(string who) => who.StartsWith("machine", StringComparison.Ordinal) || who == "fax";

    /// <summary>Of Twilio's voices.</summary>
    static string LanguageOf(Recipient reader) => Languages.Of(reader.Language) == Languages.Chinese ? "cmn-CN" : "en-US";
}
