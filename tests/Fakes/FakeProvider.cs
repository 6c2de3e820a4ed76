using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SupportFlows.Fakes;

/// <summary>A provider over real HTTP on a loopback port. Nothing in it waits for a clock.</summary>
public abstract class FakeProvider : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Script> scripts = new(StringComparer.OrdinalIgnoreCase);
    readonly CancellationTokenSource closing = new();
    readonly CallbackQueue callbacks = new();
    readonly MessageLog<FakeRequest> requests = new();
    readonly MessageLog<FakeMessage> messages = new();
    WebApplication? app;
    Outage? outage;
    int lastId;

    public Uri BaseAddress => new(app!.Urls.First());

    /// <summary>Every request to send, in order, also those that were refused.</summary>
    public IReadOnlyList<FakeRequest> Requests => requests.Items;

    /// <summary>Every accepted message, in order.</summary>
    public IReadOnlyList<FakeMessage> Messages => messages.Items;

    /// <summary>Every report made to the app, in order.</summary>
    public IReadOnlyList<FakeCallback> Callbacks => callbacks.Made.Items;

    public IReadOnlyList<FakeMessage> MessagesTo(string recipient) => [.. Messages.Where(message => Same(message.Recipient, recipient))];

    /// <summary>All messages to this recipient, as soon as there are so many.</summary>
    public Task<IReadOnlyList<FakeMessage>> WaitForMessagesAsync(string recipient, int count, CancellationToken cancellation) =>
        messages.WaitAsync(message => Same(message.Recipient, recipient), count, cancellation);

    /// <summary>As soon as so many requests came in, whatever became of them.</summary>
    public Task WaitForRequestsAsync(string recipient, int count, CancellationToken cancellation) =>
        requests.WaitAsync(request => Same(request.Recipient, recipient), count, cancellation);

    /// <summary>What happens to this recipient's messages.</summary>
    public Script On(string recipient) => scripts.GetOrAdd(recipient, _ => new Script());

    /// <summary>Where the app that is called by its public address really listens.</summary>
    /// <param name="whileBusy">Begun before a report is made, and disposed when the app has answered it.</param>
    public void ConnectTo(Uri app, Func<IDisposable> whileBusy) => callbacks.ConnectTo(app, whileBusy);

    /// <summary>From now on nothing is taken, whatever the scripts say.</summary>
    public void BreakDown(Outage how = Outage.Unavailable) => outage = how;

    /// <summary>Ends the outage.</summary>
    public void Restore() => outage = null;

    /// <summary>Makes the late reports now, and returns when the app has answered them.</summary>
    public Task ReleaseCallbacksAsync()
    {
        callbacks.Release();
        return callbacks.WhenQuietAsync();
    }

    /// <summary>Returns when the app has answered every report that is not held back.</summary>
    public Task WhenQuietAsync() => callbacks.WhenQuietAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref app, null) is not { } running)
        {
            return;
        }

        await closing.CancelAsync();
        await running.StopAsync(closing.Token);
        await running.DisposeAsync();
        callbacks.Dispose();
        closing.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Map(IEndpointRouteBuilder routes);

    private protected async Task ListenAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use(GuardAsync);
        Map(app);
        await app.StartAsync();
    }

    /// <summary>The provider's ids, in the order of acceptance.</summary>
    private protected string NextId(string prefix) => $"{prefix}{Interlocked.Increment(ref lastId):x32}";

    private protected CallbackQueue Queue => callbacks;

    private protected Behaviour Begin(string? key, string recipient)
    {
        var behaviour = scripts.TryGetValue(recipient, out var script) ? script.Take() : Behaviour.Deliver;
        requests.Add(new FakeRequest(key, recipient, behaviour));
        return behaviour;
    }

    private protected void Refused(string? key, string? recipient) => requests.Add(new FakeRequest(key, recipient, null));

    private protected void Accept(FakeMessage message) => messages.Add(message);

    /// <summary>Answers an accepted request as the script says, and starts the reports once the answer is out.</summary>
    private protected async Task AnswerAsync(HttpContext context, Behaviour behaviour, IReadOnlyList<CallbackQueue.Report> reports, Func<Task> answer)
    {
        Report(context, behaviour, reports);
        if (behaviour is Behaviour.LoseAnswer)
        {
            context.Abort();
        }
        else if (behaviour is Behaviour.HoldAnswer)
        {
            await UntilHungUpAsync(context);
        }
        else
        {
            await answer();
        }
    }

    /// <summary>The same for what goes on by itself once the answer is out.</summary>
    private protected Task AnswerAsync(HttpContext context, Behaviour behaviour, Func<Task> goOn, Func<Task> answer)
    {
        callbacks.Track(AfterAsync(Answered(context), goOn));
        return AnswerAsync(context, behaviour, Array.Empty<CallbackQueue.Report>(), answer);
    }

    static async Task AfterAsync(Task answered, Func<Task> goOn)
    {
        await answered;
        await Task.Yield();
        await goOn();
    }

    static Task Answered(HttpContext context)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Response.OnCompleted(() =>
        {
            answered.SetResult();
            return Task.CompletedTask;
        });
        return answered.Task;
    }

    void Report(HttpContext context, Behaviour behaviour, IReadOnlyList<CallbackQueue.Report> reports)
    {
        if (behaviour is Behaviour.CallBackLate)
        {
            callbacks.Hold(reports);
            return;
        }

        callbacks.Post(reports, Answered(context));
    }

    Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        switch (outage)
        {
            case Outage.Unavailable:
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return context.Response.WriteAsync("<html>Service Unavailable</html>");
            case Outage.Unreachable:
                context.Abort();
                return Task.CompletedTask;
            default:
                return next(context);
        }
    }

    private protected async Task UntilHungUpAsync(HttpContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing.Token);
        var hungUp = new TaskCompletionSource();
        await using var registration = end.Token.Register(hungUp.SetResult);
        await hungUp.Task;
        context.Abort();
    }

    static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
