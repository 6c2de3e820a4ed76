using Twilio.Http;
using HttpClient = Twilio.Http.HttpClient;

namespace Twilio.Clients;

public interface ITwilioRestClient
{
    string AccountSid { get; }

    string? Region { get; }

    HttpClient HttpClient { get; }

    Response Request(Request request);

    /// <exception cref="Exceptions.ApiException">The API refused.</exception>
    /// <exception cref="Exceptions.ApiConnectionException">Nobody answered.</exception>
    Task<Response> RequestAsync(Request request);
}
