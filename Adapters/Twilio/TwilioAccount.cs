using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Clients;
using Twilio.Exceptions;

namespace SupportFlows.Adapters.Twilio;

/// <summary>One account with Twilio, and the one place where its API is asked.</summary>
/// <param name="Name">As handovers name it; also the name of its HTTP client.</param>
sealed record TwilioAccount(string Name, TwilioSettings Settings)
{
    public const string First = "twilio";
    public const string Second = "twilio-2";

    /// <param name="hasOther">Another account may take what this one may not.</param>
    /// <exception cref="DeliveryException">It refused, or did not answer.</exception>
    public async Task<T> AskAsync<T>(Func<ITwilioRestClient, Task<T>> ask, IHttpClientFactory http, bool hasOther, TimeProvider time, CancellationToken cancellation)
    {
        using var connection = http.CreateClient(Name);
        var transport = new global::Twilio.Http.SystemNetHttpClient(connection);
        var client = new TwilioRestClient(Settings.AccountSid, Settings.AuthToken, httpClient: transport);
        try
        {
            // The SDK cannot be cancelled; leaving disposes the connection, which ends the request.
            return await ask(client).WaitAsync(cancellation);
        }
        catch (TwilioException refused) when (transport.LastResponse is { } answer)
        {
            throw TwilioRefusal.Of(refused, answer, hasOther, time);
        }
        catch (Exception fault) when (fault is ApiConnectionException || ProviderFault.IsPassing(fault, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            throw ProviderFault.NoAnswer("Twilio", fault);
        }
    }
}
