using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters.Twilio;

/// <summary>What Twilio's words for the state of a message or call mean here. The same for what it reports and for what it is asked.</summary>
public static class TwilioStatuses
{
    /// <summary>Error code: the recipient has said STOP.</summary>
    public const int OptedOut = 21610;

    /// <summary>Of a status callback; null when it tells of no message and no call.</summary>
    /// <param name="now">Stands in where Twilio gives no time.</param>
    public static Receipt? OfCallback(IReadOnlyDictionary<string, string> form, Instant now)
    {
        var (at, errorCode) = (At(form) ?? now, ErrorCode(form));
        return form switch
        {
            _ when form.GetValueOrDefault("MessageStatus") is { Length: > 0 } status => OfMessage(status, errorCode, at),
            _ when form.GetValueOrDefault("CallStatus") is { Length: > 0 } status => OfCall(status, form.GetValueOrDefault("AnsweredBy"), errorCode, at),
            _ => null,
        };
    }

    public static Receipt OfMessage(string? status, int? errorCode, Instant at) => status switch
    {
        "accepted" or "scheduled" or "queued" => new Receipt(DeliveryStatus.Queued, at),
        "delivered" or "read" => new Receipt(DeliveryStatus.Delivered, at),
        "failed" or "undelivered" or "canceled" => new Receipt(DeliveryStatus.Failed, at, Words(status, errorCode)),
        // Underway; or a word of Twilio's that is newer than this: it has the message, and that is all we know.
        _ => new Receipt(DeliveryStatus.Sent, at),
    };

    /// <param name="answeredBy">Null when it was not, or not yet, found out.</param>
    public static Receipt OfCall(string? status, string? answeredBy, int? errorCode, Instant at) => status switch
    {
        "queued" or "initiated" => new Receipt(DeliveryStatus.Queued, at),
        "busy" => new Receipt(DeliveryStatus.Failed, at, Words("the line was busy", errorCode)),
        "no-answer" => new Receipt(DeliveryStatus.Failed, at, Words("nobody picked up", errorCode)),
        "canceled" => new Receipt(DeliveryStatus.Failed, at, Words("ended before anybody picked up", errorCode)),
        "failed" => new Receipt(DeliveryStatus.Failed, at, Words("the call could not be made", errorCode)),
        _ when IsMachine(answeredBy) => new Receipt(DeliveryStatus.Failed, at, $"picked up by a machine ({answeredBy})"),
        // A key that was pressed is a receipt of its own, and outranks this one.
        "completed" => new Receipt(DeliveryStatus.Failed, at, "picked up, and no key pressed"),
        _ => new Receipt(DeliveryStatus.Sent, at),
    };

    /// <summary>A voicemail or a fax, which no key press will come from.</summary>
    public static bool IsMachine(string? answeredBy) =>
        answeredBy is not null && (answeredBy == "fax" || answeredBy.StartsWith("machine", StringComparison.Ordinal));

    static string Words(string what, int? errorCode) => errorCode is { } code and not 0
        ? $"{what}: {Reason(code)}Twilio error {code.ToString(CultureInfo.InvariantCulture)}"
        : what;

    static string Reason(int code) => code switch
    {
        30001 => "too many messages wait at Twilio, ",
        30002 => "the Twilio account is suspended, ",
        30003 => "the phone is off or out of reach, ",
        30004 => "the phone or its carrier refuses our messages, ",
        30005 => "no such phone, ",
        30006 or 21635 => "a landline, or a carrier that takes no texts, ",
        30007 => "filtered as unwanted by Twilio or the carrier, ",
        30008 => "the carrier did not say why, ",
        OptedOut => "the recipient has said STOP, ",
        21211 or 21217 => "not a phone number, ",
        21214 or 21614 => "not a number that can be reached so, ",
        _ => "",
    };

    static int? ErrorCode(IReadOnlyDictionary<string, string> form) =>
        int.TryParse(form.GetValueOrDefault("ErrorCode"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    // Calls only, in RFC 2822: Wed, 10 Feb 2021 03:14:15 +0000.
    static Instant? At(IReadOnlyDictionary<string, string> form) =>
        DateTimeOffset.TryParse(form.GetValueOrDefault("Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Instant.FromDateTimeOffset(at) : null;
}
