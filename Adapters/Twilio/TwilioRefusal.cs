using System.Net;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Exceptions;

namespace SupportFlows.Adapters.Twilio;

/// <summary>What Twilio's refusal means for the message.</summary>
static class TwilioRefusal
{
    /// <param name="hasOther">Another account may take what this one may not.</param>
    public static DeliveryException Of(TwilioException refused, global::Twilio.Http.Response answer, bool hasOther, TimeProvider time)
    {
        var fault = ProviderFault.Refused("Twilio", answer.StatusCode, Words(refused), ProviderFault.RetryAfter(answer.Headers, time), refused);
        return fault switch
        {
            _ when refused is ApiException { Code: TwilioStatuses.OptedOut } => new DeliveryException(fault.Message, retryable: false, inner: refused) { OptedOut = true },
            // The account's fault and not the message's: closed, out of money, or its token changed.
            _ when hasOther && answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden => new DeliveryException(fault.Message, hasOther, inner: refused),
            _ => fault,
        };
    }

    static string Words(TwilioException refused) => refused is ApiException { Code: not 0 } coded ? $"{coded.Message} (error {coded.Code})" : refused.Message;
}
