using System.Collections.Concurrent;

namespace SupportFlows.Fakes;

/// <summary>The provider's reports to the app: in order for one message, beside each other for several.</summary>
sealed class CallbackQueue : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    readonly ConcurrentDictionary<Task, bool> underWay = new();
    readonly ConcurrentQueue<IReadOnlyList<Report>> held = new();

    public MessageLog<FakeCallback> Made { get; } = new();

    /// <param name="Request">Makes it come true at the provider, and gives the signed request; null when the app asked for no report.</param>
    public sealed record Report(string Id, string Status, Func<HttpRequestMessage?> Request);

    public void Hold(IReadOnlyList<Report> reports) => held.Enqueue(reports);

    public void Release()
    {
        while (held.TryDequeue(out var reports))
        {
            Post(reports, Task.CompletedTask);
        }
    }

    /// <summary>Under way from now on, though nothing is posted before the provider has answered.</summary>
    public void Post(IReadOnlyList<Report> reports, Task answered)
    {
        var posting = PostAsync(reports, answered);
        underWay[posting] = true;
        _ = posting.ContinueWith(done => underWay.TryRemove(done, out _), TaskScheduler.Default);
    }

    public async Task WhenQuietAsync()
    {
        while (underWay.Keys.ToArray() is { Length: > 0 } posting)
        {
            await Task.WhenAll(posting);
        }
    }

    public void Dispose() => http.Dispose();

    async Task PostAsync(IReadOnlyList<Report> reports, Task answered)
    {
        await answered;
        await Task.Yield();
        foreach (var report in reports)
        {
            if (report.Request() is { } request)
            {
                Made.Add(new FakeCallback(report.Id, report.Status, await PostAsync(request)));
            }
        }
    }

    async Task<int> PostAsync(HttpRequestMessage request)
    {
        try
        {
            using var sent = request;
            using var answer = await http.SendAsync(sent);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }
}
