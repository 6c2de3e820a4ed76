using System.Text.RegularExpressions;

namespace SupportFlows.Fakes;

/// <summary>What differs between messages and calls.</summary>
abstract partial class TwilioKind
{
    public abstract string Prefix { get; }

    public abstract string Path { get; }

    /// <summary>What Twilio refuses about this form before it looks further.</summary>
    public abstract TwilioError? Fault(Dictionary<string, string> form);

    protected static bool IsNumber(string? number) => number is not null && Number().IsMatch(number);

    [GeneratedRegex(@"^\+[1-9]\d{6,14}$")]
    private static partial Regex Number();
}

sealed class TwilioMessages : TwilioKind
{
    public override string Prefix => "SM";

    public override string Path => "Messages";

    public override TwilioError? Fault(Dictionary<string, string> form) => form switch
    {
        _ when !form.ContainsKey("To") => new TwilioError(400, 21604, "A 'To' phone number is required."),
        _ when !form.ContainsKey("From") && !form.ContainsKey("MessagingServiceSid") => new TwilioError(400, 21603, "A 'From' phone number is required."),
        _ when !form.TryGetValue("Body", out var body) || body == "" => new TwilioError(400, 21602, "Message body is required."),
        _ when form["Body"].Length > 1600 => new TwilioError(400, 21617, "The message body exceeds the 1600 character limit."),
        _ when !IsNumber(form["To"]) => TwilioError.NoSuchNumber(form["To"]),
        _ => null,
    };

    public static CallbackQueue.Report[] Reports(TwilioResource resource, Dictionary<string, string> form, Behaviour behaviour, TwilioPosts posts)
    {
        var url = form.TryGetValue("StatusCallback", out var callback) ? new Uri(callback) : null;
        return [.. ReportOrder.Of(behaviour, "sent", "delivered", "failed", "undelivered").Select(status => posts.Report(resource.Sid, status, url, () =>
        {
            resource.Status = status;
            return Callback(resource, status);
        }))];
    }

    /// <summary>A text from a phone.</summary>
    public static Dictionary<string, string> Inbound(string sid, string account, string from, string to, string body) => new()
    {
        ["MessageSid"] = sid,
        ["SmsSid"] = sid,
        ["SmsMessageSid"] = sid,
        ["SmsStatus"] = "received",
        ["AccountSid"] = account,
        ["From"] = from,
        ["To"] = to,
        ["Body"] = body,
        ["NumMedia"] = "0",
        ["NumSegments"] = "1",
        ["ApiVersion"] = "2010-04-01",
    };

    static Dictionary<string, string> Callback(TwilioResource resource, string status)
    {
        var fields = new Dictionary<string, string>
        {
            ["MessageSid"] = resource.Sid,
            ["SmsSid"] = resource.Sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["AccountSid"] = resource.AccountSid,
            ["To"] = resource.To,
            ["From"] = resource.From ?? "",
            ["ApiVersion"] = "2010-04-01",
        };
        if (status is "failed" or "undelivered")
        {
            fields["ErrorCode"] = status == "failed" ? "30008" : "30003";
        }

        return fields;
    }
}

sealed class TwilioCalls : TwilioKind
{
    public override string Prefix => "CA";

    public override string Path => "Calls";

    public override TwilioError? Fault(Dictionary<string, string> form) => form switch
    {
        _ when !form.ContainsKey("To") => new TwilioError(400, 21201, "No 'To' number is specified."),
        _ when !form.ContainsKey("From") => new TwilioError(400, 21213, "No 'From' number is specified."),
        _ when !form.ContainsKey("Url") && !form.ContainsKey("Twiml") => new TwilioError(400, 21205, "A URL or TwiML is required."),
        _ when !IsNumber(form["To"]) => TwilioError.NoSuchNumber(form["To"]),
        _ => null,
    };
}
