using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace SupportFlows.Adapters.Twilio;

/// <summary>
/// Text messages by Twilio. It knows no idempotency key: when its answer is lost, the same key offered again may arrive twice.
/// Our key goes along in the address of the status callback, when <c>SupportFlows:PublicUrl</c> is set.
/// </summary>
sealed class TwilioSmsSender(IHttpClientFactory http, AdapterSettings settings, TimeProvider time) : IMessageSender
{
    public const string HttpClientName = "twilio";

    public Channel Channel => Channel.Sms;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        using var connection = http.CreateClient(HttpClientName);
        var transport = new global::Twilio.Http.SystemNetHttpClient(connection);
        var client = new TwilioRestClient(settings.Twilio.AccountSid, settings.Twilio.AuthToken, httpClient: transport);
        try
        {
            // The SDK cannot be cancelled; leaving disposes the connection, which ends the call.
            var accepted = await MessageResource.CreateAsync(Compose(message), client).WaitAsync(cancellation);
            return new Handover("twilio", accepted.Sid ?? "");
        }
        catch (TwilioException refused) when (transport.LastResponse is { } answer)
        {
            throw ProviderFault.Refused("Twilio", answer.StatusCode, Words(refused), ProviderFault.RetryAfter(answer.Headers, time), refused);
        }
        catch (Exception fault) when (fault is ApiConnectionException || ProviderFault.IsPassing(fault, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            throw ProviderFault.NoAnswer("Twilio", fault);
        }
    }

    CreateMessageOptions Compose(OutboundMessage message)
    {
        var options = new CreateMessageOptions(new PhoneNumber(message.Recipient.Address)) { Body = message.Body };
        if (settings.Twilio.MessagingServiceSid != "")
        {
            options.MessagingServiceSid = settings.Twilio.MessagingServiceSid;
        }
        else
        {
            options.From = new PhoneNumber(settings.Twilio.From);
        }

        if (settings.PublicUrl != "")
        {
            options.StatusCallback = new Uri($"{settings.PublicUrl.TrimEnd('/')}/api/webhooks/twilio/status?key={Uri.EscapeDataString(message.Key)}");
        }

        return options;
    }

    static string Words(TwilioException refused) => refused is ApiException { Code: not 0 } coded ? $"{coded.Message} (error {coded.Code})" : refused.Message;
}
