using Twilio.Base;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A call to make. What is said comes from <see cref="Url"/> or from <see cref="Twiml"/>.</summary>
public class CreateCallOptions(IEndpoint to, IEndpoint from) : IOptions<CallResource>
{
    public string? PathAccountSid { get; set; }

    public IEndpoint To { get; } = to;

    public IEndpoint From { get; } = from;

    public Uri? Url { get; set; }

    public Twiml? Twiml { get; set; }

    public HttpMethod? Method { get; set; }

    public Uri? FallbackUrl { get; set; }

    public HttpMethod? FallbackMethod { get; set; }

    public Uri? StatusCallback { get; set; }

    /// <summary>Any of <c>initiated</c>, <c>ringing</c>, <c>answered</c>, <c>completed</c>.</summary>
    public List<string> StatusCallbackEvent { get; set; } = [];

    public HttpMethod? StatusCallbackMethod { get; set; }

    public string? SendDigits { get; set; }

    /// <summary>Seconds to ring.</summary>
    public int? Timeout { get; set; }

    /// <summary><c>Enable</c> or <c>DetectMessageEnd</c>.</summary>
    public string? MachineDetection { get; set; }

    /// <summary>Seconds.</summary>
    public int? MachineDetectionTimeout { get; set; }

    public string? AsyncAmd { get; set; }

    public Uri? AsyncAmdStatusCallback { get; set; }

    public HttpMethod? AsyncAmdStatusCallbackMethod { get; set; }

    public string? CallerId { get; set; }

    public string? CallReason { get; set; }

    /// <summary>Seconds that the call may last.</summary>
    public int? TimeLimit { get; set; }

    public List<KeyValuePair<string, string>> GetParams() => new FormFields()
        .Add("To", To)
        .Add("From", From)
        .Add("Url", Url)
        .Add("Twiml", Twiml)
        .Add("Method", Method)
        .Add("FallbackUrl", FallbackUrl)
        .Add("FallbackMethod", FallbackMethod)
        .Add("StatusCallback", StatusCallback)
        .AddAll("StatusCallbackEvent", StatusCallbackEvent)
        .Add("StatusCallbackMethod", StatusCallbackMethod)
        .Add("SendDigits", SendDigits)
        .Add("Timeout", Timeout)
        .Add("MachineDetection", MachineDetection)
        .Add("MachineDetectionTimeout", MachineDetectionTimeout)
        .Add("AsyncAmd", AsyncAmd)
        .Add("AsyncAmdStatusCallback", AsyncAmdStatusCallback)
        .Add("AsyncAmdStatusCallbackMethod", AsyncAmdStatusCallbackMethod)
        .Add("CallerId", CallerId)
        .Add("CallReason", CallReason)
        .Add("TimeLimit", TimeLimit)
        .Fields;
}
