using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Durable;

/// <summary>An orchestration and its activities as functions, from a request to the result.</summary>
public sealed class PromiseTests : IDisposable
{
    readonly TestFolder folder = new();
    readonly ConcurrentQueue<string> log = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Promise_StartedByARequest_SleepsAndThenActs()
    {
        await using var app = await StartAsync();
        using (var response = await app.PostAsync("/api/promises/T-1", ""))
        {
            Assert.Equal("T-1", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await app.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Equal(["warn T-1 as support in T-1 0"], log);
        await app.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["warn T-1 as support in T-1 0", "warn T-1 as support in T-1 1"], log);
        await app.AdvanceAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("\"told 2 of T-1\"", await app.GetTextAsync("/api/promises/T-1"));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Promise_AfterARestart_GoesOn()
    {
        await using (var first = await StartAsync())
        {
            (await first.PostAsync("/api/promises/T-2", "")).Dispose();
            await first.AdvanceAsync(TimeSpan.FromMinutes(10));
        }

        await using var second = await StartAsync(at: TestApp.Start.AddMinutes(10));
        await second.AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, log.Count);
        await second.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal("\"told 2 of T-2\"", await second.GetTextAsync("/api/promises/T-2"));
        Assert.Equal(2, log.Count);
    }

    [Fact]
    public async Task Middleware_AroundAPromise_SeesItsFunctionsAndStaysOnItsThread()
    {
        var seen = new ConcurrentQueue<string>();
        await using var app = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            var trigger = context.FunctionDefinition.InputBindings.Values.First(binding => binding.Type.EndsWith("Trigger", StringComparison.Ordinal));
            seen.Enqueue($"{context.FunctionDefinition.Name} {trigger.Type}");
            await next();
        }));

        (await app.PostAsync("/api/promises/T-3", "")).Dispose();
        await app.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("\"told 2 of T-3\"", await app.GetTextAsync("/api/promises/T-3"));
        Assert.Equal(
            ["GetPromise httpTrigger", "Promise orchestrationTrigger", "StartPromise httpTrigger", "Warn activityTrigger"],
            seen.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Promise_StartedByAMessage_IsWaitedForByTheClock()
    {
        await using var app = await StartAsync();

        await app.SendAsync("promises", "T-4");
        await app.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal("\"told 2 of T-4\"", await app.GetTextAsync("/api/promises/T-4"));
    }

    Task<TestApp> StartAsync(Action<FunctionsApplicationBuilder>? configure = null, DateTimeOffset? at = null)
        => TestApp.StartAsync<Functions>(
            folder,
            builder =>
            {
                builder.Services.AddSingleton(log).AddScoped<Desk>();
                configure?.Invoke(builder);
            },
            at);

    public sealed record Warning(string Ticket, int Number);

    public sealed class Desk
    {
        public string Name => "support";
    }

    public sealed class Functions(ConcurrentQueue<string> log, Desk desk)
    {
        [Function("StartPromise")]
        public async Task<string> Start([HttpTrigger("post", Route = "promises/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
            => await client.ScheduleNewOrchestrationInstanceAsync(nameof(Promise), id, new StartOrchestrationOptions(id), request.HttpContext.RequestAborted);

        [Function("QueuePromise")]
        public Task StartByMessage([QueueTrigger("promises")] string id, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
            => client.ScheduleNewOrchestrationInstanceAsync(nameof(Promise), id, new StartOrchestrationOptions(id), cancellation);

        [Function("GetPromise")]
        public async Task<string?> Get([HttpTrigger("get", Route = "promises/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
            => (await client.GetInstanceAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted))?.SerializedOutput;

        [Function(nameof(Promise))]
        public static async Task<string> Promise([OrchestrationTrigger] TaskOrchestrationContext context, string ticket)
        {
            var told = 0;
            for (var number = 0; number < 2; number++)
            {
                told += await context.CallActivityAsync<int>(nameof(Warn), new Warning(ticket, number));
                await context.CreateTimer(TimeSpan.FromMinutes(30), CancellationToken.None);
            }

            return $"told {told} of {ticket}";
        }

        [Function(nameof(Warn))]
        public async Task<int> Warn([ActivityTrigger] Warning warning, string instanceId, [DurableClient] DurableTaskClient client, FunctionContext context)
        {
            await Task.Yield();
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await client.GetInstanceAsync(instanceId, context.CancellationToken))?.RuntimeStatus);
            Assert.Same(desk, context.InstanceServices.GetRequiredService<Desk>());
            log.Enqueue($"warn {warning.Ticket} as {desk.Name} in {instanceId} {warning.Number}");
            return 1;
        }
    }
}
