using System.Collections.Concurrent;
using System.Net.Sockets;

namespace SupportFlows.Fakes;

/// <summary>The provider's reports to the app: in order for one message, beside each other for several.</summary>
sealed class CallbackQueue : IDisposable
{
    readonly HttpClient http;
    readonly ConcurrentDictionary<Task, bool> underWay = new();
    readonly ConcurrentQueue<IReadOnlyList<Report>> held = new();

    Uri? app;
    Func<IDisposable>? busy;

    public CallbackQueue() => http = new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = ConnectAsync });

    public MessageLog<FakeCallback> Made { get; } = new();

    /// <param name="Request">Makes it come true at the provider, and gives the signed request; null when the app asked for no report.</param>
    public sealed record Report(string Id, string Status, Func<HttpRequestMessage?> Request)
    {
        /// <summary>How often it is made again when the app was not reached, or failed.</summary>
        public int Retries { get; init; }
    }

    public void Hold(IReadOnlyList<Report> reports) => held.Enqueue(reports);

    public void Release()
    {
        var released = new List<Report>();
        while (held.TryDequeue(out var reports))
        {
            released.AddRange(reports);
        }

        foreach (var ofOne in released.GroupBy(report => report.Id))
        {
            Post([.. ofOne], Task.CompletedTask);
        }
    }

    public void ConnectTo(Uri address, Func<IDisposable> whileBusy) => (app, busy) = (address, whileBusy);

    /// <summary>Under way from now on, though nothing is posted before the provider has answered.</summary>
    public void Post(IReadOnlyList<Report> reports, Task answered) => Track(PostAsync(reports, answered));

    public void Track(Task work)
    {
        underWay[work] = true;
        var unit = busy?.Invoke();
        _ = work.ContinueWith(
            done =>
            {
                underWay.TryRemove(done, out _);
                unit?.Dispose();
            },
            TaskScheduler.Default);
    }

    public async Task WhenQuietAsync()
    {
        while (underWay.Keys.ToArray() is { Length: > 0 } posting)
        {
            await Task.WhenAll(posting);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The app is called by its public address, behind which it stands wherever it stands today.</summary>
    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (app is null ? socket.ConnectAsync(context.DnsEndPoint, cancellation) : socket.ConnectAsync(app.Host, app.Port, cancellation));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    async Task PostAsync(IReadOnlyList<Report> reports, Task answered)
    {
        await answered;
        await Task.Yield();
        foreach (var report in reports)
        {
            await MakeAsync(report);
        }
    }

    /// <summary>Makes it now.</summary>
    public async Task MakeAsync(Report report)
    {
        if (report.Request() is { } first)
        {
            HttpRequestMessage? next = first;
            var answer = await SendAsync(() => Interlocked.Exchange(ref next, null) ?? report.Request()!, report.Retries);
            Made.Add(new FakeCallback(report.Id, report.Status, answer.Status));
        }
    }

    /// <returns>The app's answer; 0 when it could not be reached.</returns>
    public async Task<(int Status, string Body)> SendAsync(Func<HttpRequestMessage> request, int retries)
    {
        var answer = await SendAsync(request());
        for (var again = 0; again < retries && answer.Status is (0 or >= 500); again++)
        {
            answer = await SendAsync(request());
        }

        return answer;
    }

    async Task<(int Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var sent = request;
            using var answer = await http.SendAsync(sent);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return (0, "");
        }
    }
}
