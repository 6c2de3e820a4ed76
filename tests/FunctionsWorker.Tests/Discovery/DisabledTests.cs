using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Discovery;

public sealed class DisabledTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--AzureWebJobs.Letters.Disabled=true")]
    [InlineData("--AzureWebJobs:Letters:Disabled=true")]
    public async Task Function_DisabledBySetting_RestsWhileOthersServe(string setting)
    {
        await using var app = await TestApp.StartAsync<Functions>(folder, null, null, setting);

        await app.SendAsync("letters", "a");
        await app.IdleAsync();

        Assert.Single(await app.PeekAsync("letters"));
        Assert.Equal(HttpStatusCode.NoContent, await app.StatusAsync(HttpMethod.Get, "/api/Hello"));
    }

    public sealed class Functions
    {
        [Function("Letters")]
        public void Letters([QueueTrigger("letters")] string letter)
        {
        }

        [Function("Hello")]
        public void Hello([HttpTrigger("get")] HttpRequest request)
        {
        }
    }
}
