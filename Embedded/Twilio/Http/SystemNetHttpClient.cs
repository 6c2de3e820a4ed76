using System.Net.Http.Headers;
using System.Text;

namespace Twilio.Http;

/// <summary>Sends by a <see cref="System.Net.Http.HttpClient"/>, whose time-out and handlers then apply.</summary>
public class SystemNetHttpClient(System.Net.Http.HttpClient? httpClient = null) : HttpClient
{
    readonly System.Net.Http.HttpClient client = httpClient ?? new(new HttpClientHandler { AllowAutoRedirect = false });

    public override Response MakeRequest(Request request) => MakeRequestAsync(request).GetAwaiter().GetResult();

    public override async Task<Response> MakeRequestAsync(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        LastRequest = request;
        LastResponse = null;

        using var message = MessageOf(request);
        using var answer = await client.SendAsync(message).ConfigureAwait(false);
        var content = await answer.Content.ReadAsStringAsync().ConfigureAwait(false);

        // LastResponse is for debugging only: others may be sending at the same time.
        var response = new Response(answer.StatusCode, content, answer.Headers);
        LastResponse = response;
        return response;
    }

    static HttpRequestMessage MessageOf(Request request)
    {
        var message = new HttpRequestMessage(new System.Net.Http.HttpMethod(request.Method.ToString()), request.ConstructUrl());
        if (!request.Method.Equals(HttpMethod.Get))
        {
            message.Content = new FormUrlEncodedContent(request.PostParams);
        }

        if (request is { Username: { } username, Password: { } password })
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));
        }

        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        foreach (var (name, value) in request.HeaderParams)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
