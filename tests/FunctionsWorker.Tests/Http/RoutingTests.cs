using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Http;

public sealed class RoutingTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Request_OnARoute_RunsItsFunction()
    {
        folder.Write("host.json", """{ "extensions": { "http": { "routePrefix": "" } } }""");
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal("ticket T-1", await app.GetTextAsync("/api/tickets/T-1"));
    }

    [Fact]
    public async Task Route_WithoutHostJson_IsBelowApi()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal("ticket T-1", await app.GetTextAsync("/api/api/tickets/T-1"));
        Assert.Equal("page tickets/T-1", await app.GetTextAsync("/api/tickets/T-1"));
    }

    [Fact]
    public async Task Method_NotOffered_Is405()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await app.StatusAsync(HttpMethod.Delete, "/api/api/tickets/T-1"));
    }

    [Fact]
    public async Task Function_WithoutRouteOrMethods_IsServedByItsNameOnAll()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal("GET", await app.GetTextAsync("/api/Echo"));
        Assert.Equal(HttpStatusCode.OK, await app.StatusAsync(HttpMethod.Put, "/api/echo"));
    }

    [Fact]
    public async Task CatchAll_BesideOthers_TakesTheRest()
    {
        folder.Write("host.json", """{ "extensions": { "http": { "routePrefix": "" } } }""");
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal("page queue/due", await app.GetTextAsync("/queue/due"));
        Assert.Equal("page ", await app.GetTextAsync("/"));
        Assert.Equal("ticket 7", await app.GetTextAsync("/api/tickets/7"));
    }

    [Fact]
    public async Task Constraint_NotMet_GoesToTheOtherRoute()
    {
        folder.Write("host.json", """{ "extensions": { "http": { "routePrefix": "" } } }""");
        await using var app = await TestApp.StartAsync<Functions>(folder);

        Assert.Equal("number 42", await app.GetTextAsync("/numbers/42"));
        Assert.Equal("page numbers/many", await app.GetTextAsync("/numbers/many"));
    }

    public sealed class Functions
    {
        [Function("GetTicket")]
        public string Ticket([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/tickets/{id}")] HttpRequest request, string id) => $"ticket {id}";

        [Function("Echo")]
        public string Echo([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => request.Method;

        [Function("Number")]
        public static string Number([HttpTrigger("get", Route = "numbers/{number:int}")] HttpRequest request, int number) => $"number {number}";

        [Function("Page")]
        public Task<string> Page([HttpTrigger("get", Route = "{*path}")] HttpRequest request, string? path) => Task.FromResult($"page {path}");
    }
}
