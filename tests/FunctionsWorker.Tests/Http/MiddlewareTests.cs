using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Http;

public sealed class MiddlewareTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Middleware_OfSeveral_RunsInTheOrderAdded()
    {
        var steps = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync<Functions>(folder, builder =>
        {
            builder.Services.AddSingleton(steps);
            builder.UseMiddleware<Outer>();
            builder.UseMiddleware(async (_, next) =>
            {
                steps.Enqueue("inner before");
                await next();
                steps.Enqueue("inner after");
            });
        });

        await app.GetTextAsync("/api/hello");

        Assert.Equal(["outer before", "inner before", "inner after", "outer after: hello"], steps);
    }

    [Fact]
    public async Task Middleware_ThatAnswersItself_KeepsTheFunctionFromRunning()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder, builder => builder.UseMiddleware((context, _) =>
        {
            context.GetHttpContext()!.Response.Headers["X-Checked"] = "yes";
            context.GetInvocationResult().Value = Results.StatusCode(401);
            return Task.CompletedTask;
        }));

        using var response = await app.GetAsync("/api/counted");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("yes", Assert.Single(response.Headers.GetValues("X-Checked")));
        Assert.Equal(0, Functions.Calls);
    }

    [Fact]
    public async Task Middleware_AfterTheFunction_MayReplaceItsAnswer()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder, builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            var result = context.GetInvocationResult<string>();
            result.Value = $"{result.Value}, world";
        }));

        Assert.Equal("hello, world", await app.GetTextAsync("/api/hello"));
    }

    [Fact]
    public async Task Middleware_ForSome_RunsForThoseOnly()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder, builder => builder.UseWhen(
            context => context.FunctionDefinition.Name == "other",
            (context, _) =>
            {
                context.GetInvocationResult().Value = "kept out";
                return Task.CompletedTask;
            }));

        Assert.Equal("kept out", await app.GetTextAsync("/api/other"));
        Assert.Equal("hello", await app.GetTextAsync("/api/hello"));
    }

    [Fact]
    public async Task Middleware_AroundAMessage_SeesNoRequest()
    {
        var seen = new ConcurrentQueue<string>();
        await using var app = await TestApp.StartAsync<Functions>(folder, builder => builder.UseMiddleware(async (context, next) =>
        {
            seen.Enqueue($"{context.FunctionDefinition.InputBindings.Values.Single().Type}, request: {context.GetHttpContext() is not null}");
            await next();
        }));

        await app.SendAsync("letters", "a");
        await app.IdleAsync();

        Assert.Equal(["queueTrigger, request: False"], seen);
    }

    sealed class Outer(ConcurrentQueue<string> steps) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            steps.Enqueue("outer before");
            await next(context);
            steps.Enqueue($"outer after: {context.GetInvocationResult().Value}");
        }
    }

    public sealed class Functions
    {
        internal static int Calls;

        [Function("hello")]
        public string Hello([HttpTrigger("get")] HttpRequest request) => "hello";

        [Function("other")]
        public string Other([HttpTrigger("get")] HttpRequest request) => "other";

        [Function("counted")]
        public string Counted([HttpTrigger("get")] HttpRequest request) => $"{Interlocked.Increment(ref Calls)}";

        [Function("letters")]
        public void Letters([QueueTrigger("letters")] string letter)
        {
        }
    }
}
