using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Http;

public sealed class FailureTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Fault_NobodyCaught_Is500WithoutDetailsAndLoggedOnce()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        using var response = await app.GetAsync("/api/broken");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await app.IdleAsync();
        var error = Assert.Single(app.Log.Errors);
        Assert.Contains("broken", error.Text, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.Fault);
    }

    [Fact]
    public async Task Fault_BeforeTheFirstAwait_IsTheSame()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusAsync(HttpMethod.Get, "/api/broken-at-once"));
    }

    [Fact]
    public async Task Request_UnderWay_CountsAsWorkUntilItIsAnsweredOrSaysOtherwise()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);
        Functions.Gate = new Gate();

        var request = app.GetAsync("/api/slow?release=false");
        await Functions.Gate.ReachedAsync();
        var idle = app.IdleAsync();
        Assert.False(idle.IsCompleted);
        Functions.Gate.Open();
        (await request).Dispose();
        await idle;

        Functions.Gate = new Gate();
        var released = app.GetAsync("/api/slow?release=true");
        await Functions.Gate.ReachedAsync();
        await app.IdleAsync();
        Functions.Gate.Open();
        (await released).Dispose();
    }

    public sealed class Functions
    {
        internal static Gate Gate { get; set; } = new();

        [Function("broken")]
        public async Task<IResult> Broken([HttpTrigger("get")] HttpRequest request)
        {
            await Task.Yield();
            throw new InvalidOperationException("the secret of the shop");
        }

        [Function("broken-at-once")]
        public IResult BrokenAtOnce([HttpTrigger("get")] HttpRequest request) => throw new InvalidOperationException("the secret of the shop");

        [Function("slow")]
        public async Task Slow([HttpTrigger("get")] HttpRequest request)
        {
            if (request.Query["release"] == "true")
            {
                Embedded.FunctionsWorker.HttpContextWorkExtensions.ReleaseWork(request.HttpContext);
            }

            await Gate.PassAsync();
        }
    }
}
