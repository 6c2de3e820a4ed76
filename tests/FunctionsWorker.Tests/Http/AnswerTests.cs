using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Http;

public sealed class AnswerTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("result", HttpStatusCode.Accepted, """{"id":"T-1"}""")]
    [InlineData("object", HttpStatusCode.OK, """{"id":"T-2"}""")]
    [InlineData("text", HttpStatusCode.OK, "plain")]
    [InlineData("nothing", HttpStatusCode.NoContent, "")]
    [InlineData("by-hand", HttpStatusCode.Created, "written")]
    [InlineData("action", HttpStatusCode.Conflict, """{"id":"T-3"}""")]
    [InlineData("value-task", HttpStatusCode.OK, "soon")]
    [InlineData("problem", HttpStatusCode.UnprocessableEntity, null)]
    public async Task Answer_OfEachKind_IsWritten(string path, HttpStatusCode status, string? body)
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        using var response = await app.GetAsync($"/api/{path}");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body ?? await BodyOf(response), await BodyOf(response));
    }

    static Task<string> BodyOf(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public sealed record Ticket(string Id);

    public sealed class Functions
    {
        [Function("result")]
        public Task<IResult> Result([HttpTrigger("get")] HttpRequest request) => Task.FromResult(Results.Json(new Ticket("T-1"), statusCode: 202));

        [Function("object")]
        public Ticket Object([HttpTrigger("get")] HttpRequest request) => new("T-2");

        [Function("text")]
        public string Text([HttpTrigger("get")] HttpRequest request) => "plain";

        [Function("nothing")]
        public Task Nothing([HttpTrigger("get")] HttpRequest request) => Task.CompletedTask;

        [Function("by-hand")]
        public async Task ByHand([HttpTrigger("get")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = 201;
            await request.HttpContext.Response.WriteAsync("written");
        }

        [Function("action")]
        public IActionResult Action([HttpTrigger("get")] HttpRequest request) => new ConflictObjectResult(new Ticket("T-3"));

        [Function("value-task")]
        public ValueTask<string> ValueTask([HttpTrigger("get")] HttpRequest request) => new("soon");

        [Function("problem")]
        public IResult Problem([HttpTrigger("get")] HttpRequest request) => Results.Problem("no", statusCode: 422);
    }
}
