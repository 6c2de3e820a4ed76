using Twilio.Base;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Rest.Api.V2010.Account;

public class FetchCallOptions(string pathSid) : IOptions<CallResource>
{
    public string? PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;
}

/// <summary>Changes a call that is going on: other instructions, or its end.</summary>
public class UpdateCallOptions(string pathSid) : IOptions<CallResource>
{
    public string? PathAccountSid { get; set; }

    public string PathSid { get; } = pathSid;

    public CallResource.UpdateStatusEnum? Status { get; set; }

    public Uri? Url { get; set; }

    public Twiml? Twiml { get; set; }

    public HttpMethod? Method { get; set; }

    public Uri? StatusCallback { get; set; }

    public HttpMethod? StatusCallbackMethod { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("Status", Status)
        .Add("Url", Url)
        .Add("Twiml", Twiml)
        .Add("Method", Method)
        .Add("StatusCallback", StatusCallback)
        .Add("StatusCallbackMethod", StatusCallbackMethod)
        .Fields;
}
