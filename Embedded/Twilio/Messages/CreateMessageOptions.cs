using Twilio.Base;
using Twilio.Types;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A message to send, from a number or from a messaging service.</summary>
public class CreateMessageOptions(PhoneNumber to) : IOptions<MessageResource>
{
    public string? PathAccountSid { get; set; }

    public PhoneNumber To { get; } = to;

    public PhoneNumber? From { get; set; }

    public string? MessagingServiceSid { get; set; }

    public string? Body { get; set; }

    public List<Uri> MediaUrl { get; set; } = [];

    /// <summary>Where receipts are posted.</summary>
    public Uri? StatusCallback { get; set; }

    public string? ApplicationSid { get; set; }

    public bool? ProvideFeedback { get; set; }

    public int? Attempt { get; set; }

    /// <summary>Seconds that the message may wait in Twilio's queue.</summary>
    public int? ValidityPeriod { get; set; }

    public bool? SmartEncoded { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("To", To)
        .Add("From", From)
        .Add("MessagingServiceSid", MessagingServiceSid)
        .Add("Body", Body)
        .AddAll("MediaUrl", MediaUrl)
        .Add("StatusCallback", StatusCallback)
        .Add("ApplicationSid", ApplicationSid)
        .Add("ProvideFeedback", ProvideFeedback)
        .Add("Attempt", Attempt)
        .Add("ValidityPeriod", ValidityPeriod)
        .Add("SmartEncoded", SmartEncoded)
        .Fields;
}

public class FetchMessageOptions(string pathSid) : IOptions<MessageResource>
{
    public string? PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;
}
