using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Adapters.Webhooks;

/// <summary>Posts events to whoever subscribed. What a stranger's server answers is read as far as it is kept, and no further.</summary>
/// <param name="timeout">Of the real clock, whatever the app's does: for all of it, with the answer.</param>
sealed class HttpWebhookPoster(IHttpClientFactory http, TimeProvider time, TimeSpan timeout) : IWebhookPoster
{
    public const string HttpClientName = "webhooks";

    const int AnswerKept = 500;

    public async Task<WebhookAnswer> PostAsync(WebhookPost post, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        until.CancelAfter(timeout);
        try
        {
            using var client = http.CreateClient(HttpClientName);
            using var request = Request(post);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, until.Token);
            var text = await BeginningAsync(answer.Content, until.Token);
            return new WebhookAnswer((int)answer.StatusCode, ErrorOf(answer.StatusCode), Took(), text, RetryAfter(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer(null, $"did not answer within {timeout.TotalSeconds} s", Took());
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            return new WebhookAnswer(null, $"could not be reached: {fault.Message}", Took());
        }

        Duration Took() => Duration.FromTimeSpan(Stopwatch.GetElapsedTime(began));
    }

    static HttpRequestMessage Request(WebhookPost post)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, post.Url) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("SupportFlows-Webhooks", "1"));
        request.Headers.Add(WebhookSignature.Header, post.Signature);
        request.Headers.Add(WebhookSignature.DeliveryHeader, post.DeliveryId);
        return request;
    }

    static string? ErrorOf(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"answered {(int)status}: redirects are not followed; subscribe with the address that it leads to",
        _ => $"answered {(int)status}",
    };

    static async Task<string?> BeginningAsync(HttpContent content, CancellationToken cancellation)
    {
        // No character takes more than four bytes.
        var buffer = new byte[AnswerKept * 4];
        await using var body = await content.ReadAsStreamAsync(cancellation);
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        var text = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(buffer, 0, read).EnumerateRunes().TakeWhile(_ => text.Length < AnswerKept))
        {
            text.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    Duration? RetryAfter(HttpResponseMessage answer) => ProviderFault.RetryAfter(answer.Headers, time) is { } asked ? Duration.FromTimeSpan(asked) : null;
}
