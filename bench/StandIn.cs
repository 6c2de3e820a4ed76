using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SupportFlows.Bench;

/// <summary>Takes texts and emails as Twilio and SendGrid do, and notes when the first text to a number came; and webhooks.</summary>
sealed class StandIn : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, long> arrivals = new(StringComparer.Ordinal);
    readonly WebApplication app;
    int last;
    int emails;

    StandIn(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>Stopwatch ticks at which the request for this number was there; null: none yet.</summary>
    public long? ArrivalAt(string number) => arrivals.TryGetValue(number, out var at) ? at : null;

    /// <summary>Emails that came.</summary>
    public int Emails => Volatile.Read(ref emails);

    public void Forget()
    {
        arrivals.Clear();
        Volatile.Write(ref emails, 0);
    }

    public static async Task<StandIn> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var standIn = new StandIn(app);
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", standIn.TextAsync);
        app.MapPost("/v3/mail/send", context =>
        {
            Interlocked.Increment(ref standIn.emails);
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        });
        app.MapPost("/webhook", _ => Task.CompletedTask);
        await app.StartAsync();
        return standIn;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    async Task TextAsync(HttpContext context)
    {
        var at = Stopwatch.GetTimestamp();
        var form = await context.Request.ReadFormAsync();
        arrivals.TryAdd(form["To"].ToString(), at);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"sid":"SM{{Interlocked.Increment(ref last):x32}}","status":"queued","to":"{{form["To"]}}","error_code":null}""");
    }
}
