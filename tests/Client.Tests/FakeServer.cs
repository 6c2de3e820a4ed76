using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SupportFlows.Client;

namespace SupportFlows.Client.Tests;

/// <summary>Answers what it was told to, in order, and keeps what it was asked.</summary>
sealed class FakeServer : HttpMessageHandler
{
    public const string Key = "key-that-nobody-may-see";

    readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> answers = new();

    public List<Asked> Requests { get; } = [];

    public QuickTime Time { get; } = new();

    public IEnumerable<string> Paths => Requests.Select(r => $"{r.Method} {r.Path}");

    /// <param name="headers">Such as <c>ETag: "1"</c>.</param>
    public FakeServer Answers(HttpStatusCode status, string body = "", params string[] headers)
    {
        var media = (int)status >= 400 && body.StartsWith('{') ? "application/problem+json" : body.StartsWith('<') ? "text/html" : "application/json";
        answers.Enqueue((_, _) =>
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, media) };
            foreach (var header in headers)
            {
                answer.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
            }

            return Task.FromResult(answer);
        });
        return this;
    }

    public FakeServer Breaks(Exception how)
    {
        answers.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(how));
        return this;
    }

    public FakeServer StaysSilent()
    {
        answers.Enqueue(async (_, cancellation) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            throw new InvalidOperationException("Nobody waits for ever.");
        });
        return this;
    }

    public SupportFlowsClient Client(Func<SupportFlowsOptions, SupportFlowsOptions>? with = null)
    {
        var options = new SupportFlowsOptions { Time = Time, Chance = () => 0, AttemptTimeout = QuickTime.TooLong };
        return new SupportFlowsClient(new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://fake.example/support") }, Key, with?.Invoke(options) ?? options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new Asked(request.Method.Method, request.RequestUri!.PathAndQuery, body, request.Headers));
        return answers.TryDequeue(out var answer)
            ? await answer(request, cancellationToken)
            : throw new InvalidOperationException($"Nobody told the server what to answer to {request.Method} {request.RequestUri}.");
    }
}

sealed record Asked(string Method, string Path, string Body, HttpRequestHeaders Headers)
{
    /// <summary>A header's value, or null.</summary>
    public string? this[string header] => Headers.TryGetValues(header, out var values) ? string.Join(",", values) : null;
}
