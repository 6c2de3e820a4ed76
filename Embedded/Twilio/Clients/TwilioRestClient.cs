using System.Net;
using System.Text.Json;
using Twilio.Base;
using Twilio.Exceptions;
using Twilio.Http;
using HttpClient = Twilio.Http.HttpClient;

namespace Twilio.Clients;

/// <param name="username">Account SID, or API key SID.</param>
/// <param name="password">Auth token, or API key secret.</param>
/// <param name="accountSid">The account to act for, when the user name is an API key.</param>
public class TwilioRestClient(
    string username,
    string password,
    string? accountSid = null,
    string? region = null,
    HttpClient? httpClient = null,
    string? edge = null) : ITwilioRestClient
{
    public string AccountSid { get; } = accountSid ?? username;

    public string? Region { get; } = region;

    public string? Edge { get; set; } = edge;

    public HttpClient HttpClient { get; } = httpClient ?? new SystemNetHttpClient();

    public Response Request(Request request)
    {
        Prepare(request);
        Response? response;
        try
        {
            response = HttpClient.MakeRequest(request);
        }
        catch (Exception fault)
        {
            throw NoAnswer(request, fault);
        }

        return Checked(response);
    }

    public async Task<Response> RequestAsync(Request request)
    {
        Prepare(request);
        Response? response;
        try
        {
            response = await HttpClient.MakeRequestAsync(request).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            throw NoAnswer(request, fault);
        }

        return Checked(response);
    }

    void Prepare(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.SetAuth(username, password);
        request.Region = Region ?? request.Region;
        request.Edge = Edge ?? request.Edge;
    }

    // Whatever an HTTP client throws (its own errors, a time-out, a handler's) means the same to the caller: no answer.
    static ApiConnectionException NoAnswer(Request request, Exception fault)
        => new($"Connection Error: {request.Method}{request.ConstructUrl()}", fault);

    static Response Checked(Response? response)
    {
        if (response is null)
        {
            throw new ApiConnectionException("Connection Error: No response received.");
        }

        return response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest ? response : throw Refusal(response);
    }

    static ApiException Refusal(Response response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Content);
            var error = document.RootElement;
            if (error.ValueKind == JsonValueKind.Object)
            {
                return new ApiException(
                    error.Number("code") ?? 0,
                    (int)response.StatusCode,
                    error.Text("message") ?? $"Unable to make request, {response.StatusCode}",
                    error.Text("more_info") ?? "");
            }
        }
        catch (JsonException)
        {
            // Not the API's own words: said below as they came.
        }

        return new ApiException($"Api Error: {response.StatusCode} - {response.Content}");
    }
}
