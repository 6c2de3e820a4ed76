using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportFlows.Adapters.Tests.Fakes;

/// <summary>The app's side of a provider's reports.</summary>
sealed class CallbackReceiver : IAsyncDisposable
{
    readonly WebApplication app;

    CallbackReceiver(WebApplication app) => this.app = app;

    public Uri BaseAddress => new(app.Urls.First());

    public ConcurrentQueue<Received> Requests { get; } = new();

    public sealed record Received(Uri Url, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public Dictionary<string, string> Form => new FormReader(Body).ReadForm().ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    /// <summary>What it answers, and to which path it answers otherwise.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    public static async Task<CallbackReceiver> StartAsync(string answer = "")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        var receiver = new CallbackReceiver(builder.Build());
        receiver.Answers[""] = answer;
        receiver.app.Urls.Add("http://127.0.0.1:0");
        receiver.app.Run(receiver.TakeAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var url = new Uri(BaseAddress, context.Request.Path + context.Request.QueryString);
        Requests.Enqueue(new Received(url, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), await body.ReadToEndAsync()));
        await context.Response.WriteAsync(Answers.GetValueOrDefault(context.Request.Path.Value!) ?? Answers[""]);
    }
}
