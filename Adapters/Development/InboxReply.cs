using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Adapters.Development;

/// <summary>What Twilio would post to the app, not yet signed.</summary>
/// <param name="Path">Below the app's address, with its query.</param>
public sealed record InboxAnswer(string Path, IReadOnlyDictionary<string, string> Form);

/// <summary>Answers a message of the development inbox as its recipient would: a text back, or keys pressed while the call rings.</summary>
public sealed partial class InboxReply(IRowStore store, TimeProvider time, NewId newId)
{
    /// <summary>The account that a development reply says it is of.</summary>
    public const string AccountSid = "AC00000000000000000000000000000000";

    /// <summary>The number that messages of the development inbox come from: one of Twilio's for tests.</summary>
    public const string OurNumber = "+15005550006";

    const string Title = "This message cannot be answered so.";

    /// <param name="key">Of the message that is answered.</param>
    /// <exception cref="RefusalException">NotFound: no such message. Conflict: the call no longer rings. Invalid: the message cannot be answered so.</exception>
    public async Task<InboxAnswer> ToWebhookAsync(string key, string? text, string? digits, CancellationToken cancellation)
    {
        var rows = new InboxRows(store);
        var message = (!RowLimits.IsKey(key) ? null : await rows.FindAsync(key, cancellation))
            ?? throw new RefusalException(RefusalKind.NotFound, "No such message in the development inbox.", new FieldError("key", "GET /api/dev/outbox lists the messages and their keys.", key));
        var answer = ToWebhook(message, text, digits);
        if (message.Channel is Channel.Voice && await rows.StateAsync(key, cancellation) is { } state)
        {
            CheckRinging(state, time.GetCurrentInstant());
        }

        return answer;
    }

    /// <exception cref="RefusalException">Invalid: the message cannot be answered so.</exception>
    public InboxAnswer ToWebhook(OutboundMessage message, string? text, string? digits)
    {
        var faults = new FieldFaults();
        if (message.Channel is Channel.Voice)
        {
            CheckKeys(faults, text, digits);
        }
        else if (message.Channel is Channel.Sms)
        {
            CheckText(faults, text, digits);
        }
        else
        {
            faults.Add("key", $"Only texts and calls are answered here. This is of the channel {message.Channel}: follow the link in its words.", message.Key);
        }

        faults.Throw(Title);
        return message.Channel is Channel.Voice ? Pressed(message, digits!) : Texted(message, text!);
    }

    static void CheckKeys(FieldFaults faults, string? text, string? digits)
    {
        if (text is not null)
        {
            faults.Add("text", "A call takes no text: send digits.", text);
        }

        if (digits is null || !Keys().IsMatch(digits))
        {
            faults.Add("digits", "Press 1 to 20 keys of 0-9, * and #, e.g. \"4\".", digits);
        }
    }

    static void CheckText(FieldFaults faults, string? text, string? digits)
    {
        if (digits is not null)
        {
            faults.Add("digits", "A text message takes no digits: send text.", digits);
        }

        faults.Text("text", text, max: 1600);
    }

    static void CheckRinging(InboxRows.InboxState state, Instant now)
    {
        if (state.EndedAt is { } ended)
        {
            throw new RefusalException(RefusalKind.Conflict, $"This call no longer rings: it was ended at {ended}, because nobody needed it any more.");
        }

        if (state.RangOut(now))
        {
            throw new RefusalException(RefusalKind.Conflict, $"This call no longer rings: it came at {state.At} and rang for {InboxRows.RingingTime.TotalSeconds} s. Answer the next one.");
        }
    }

    InboxAnswer Texted(OutboundMessage message, string text)
    {
        // Of its own: the same words twice are two messages.
        var sid = "SM" + newId();
        return new InboxAnswer("/api/webhooks/twilio/sms", new Dictionary<string, string>
        {
            ["MessageSid"] = sid,
            ["SmsMessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsStatus"] = "received",
            ["AccountSid"] = AccountSid,
            ["From"] = message.Recipient.Address,
            ["To"] = OurNumber,
            ["Body"] = text,
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["ApiVersion"] = "2010-04-01",
        });
    }

    static InboxAnswer Pressed(OutboundMessage message, string digits) =>
        new($"/api/webhooks/twilio/voice?key={Uri.EscapeDataString(message.Key)}", new Dictionary<string, string>
        {
            ["CallSid"] = "CA" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Key)))[..32],
            ["CallStatus"] = "in-progress",
            ["Direction"] = "outbound-api",
            ["AccountSid"] = AccountSid,
            ["From"] = OurNumber,
            ["To"] = message.Recipient.Address,
            ["Digits"] = digits,
            ["ApiVersion"] = "2010-04-01",
        });

    [GeneratedRegex(@"\A[0-9*#]{1,20}\z")]
    private static partial Regex Keys();
}
