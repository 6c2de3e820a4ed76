using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Webhooks;

/// <summary>What Twilio calls: a text came, a call was picked up or a key pressed in it, a message or call got further.</summary>
public sealed class TwilioEndpoints(TwilioDoor door, TextReplies texts, Calls calls, MessageReceipts receipts, TimeProvider time)
{
    const int LongestSid = 64;

    /// <summary>Hears from Twilio that a text came, and answers it.</summary>
    [Function("TwilioText"), Signed("twilio")]
    [TakesTheirs(Media.Form, "Twilio's own form."), AnswersText(Media.Xml), Refuses(400, 422)]
    [Refuses(413, "The body is larger than 64 KiB, which Twilio never sends.")]
    public async Task<IResult> Text(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/twilio/sms")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var form = await door.EnterAsync(request, cancellation);
        var (from, sid) = (Required(form, "From"), Sid(form, "MessageSid"));
        return Twiml.Text(await texts.AnswerAsync(client, new InboundText(from, form.GetValueOrDefault("Body", ""), sid), cancellation));
    }

    /// <summary>Hears from Twilio that a call was picked up or a key pressed in it, and says what comes next.</summary>
    [Function("TwilioVoice"), Signed("twilio")]
    [TakesTheirs(Media.Form, "Twilio's own form."), AnswersText(Media.Xml), Refuses(400, 422), Query("key", "Of the message that is called about."), Query("step", "Of the call.")]
    [Refuses(413, "The body is larger than 64 KiB, which Twilio never sends.")]
    public async Task<IResult> Voice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/twilio/voice")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var form = await door.EnterAsync(request, cancellation);
        var key = request.Query["key"].ToString();
        var call = new CallEvent(key, Sid(form, "CallSid"), Step(request), form.GetValueOrDefault("Digits"), form.GetValueOrDefault("AnsweredBy"));
        return Twiml.Call(await calls.TurnAsync(client, call, cancellation), key);
    }

    /// <summary>Hears from Twilio how far a message or a call got.</summary>
    [Function("TwilioStatus"), Signed("twilio")]
    [TakesTheirs(Media.Form, "Twilio's own form."), Answers(204), Refuses(400, 422), Query("key", "Of the message.")]
    [Refuses(413, "The body is larger than 64 KiB, which Twilio never sends.")]
    public async Task<IResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/twilio/status")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var form = await door.EnterAsync(request, cancellation);
        if (TwilioStatuses.OfCallback(form, time.GetCurrentInstant()) is { } receipt)
        {
            await receipts.ReceiveAsync(client, request.Query["key"].ToString(), receipt, cancellation);
        }

        return Results.NoContent();
    }

    /// <summary>Of our own address, which its signature covers; the first request has none.</summary>
    static int Step(HttpRequest request) => int.TryParse(request.Query["step"], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step > 0 ? step : 1;

    /// <summary>Their name for it, which becomes part of ours.</summary>
    static string Sid(IReadOnlyDictionary<string, string> form, string field) => Required(form, field) is { Length: <= LongestSid } sid && sid.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? sid
        : throw new RefusalException(RefusalKind.Invalid, "This is no webhook of Twilio's.", new FieldError(field, $"Is letters and digits, at most {LongestSid}."));

    static string Required(IReadOnlyDictionary<string, string> form, string field) => form.GetValueOrDefault(field) is { Length: > 0 } value
        ? value
        : throw new RefusalException(RefusalKind.Invalid, "This is no webhook of Twilio's.", new FieldError(field, "Is in every one that Twilio posts here."));
}
