using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Http;

public sealed class BindingTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RouteValues_OfManyTypes_FillParametersByName()
    {
        await using var app = await StartAsync();
        var id = Guid.CreateVersion7();

        Assert.Equal($"{id} 3 none", await app.GetTextAsync($"/api/values/{id}/3"));
    }

    [Fact]
    public async Task RouteValue_OfTheWrongKind_Is400AndNoError()
    {
        await using var app = await StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await app.StatusAsync(HttpMethod.Get, "/api/values/nonsense/3"));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Function_ByItsConstructor_GetsServicesOfItsRequest()
    {
        await using var app = await StartAsync();

        var first = await app.GetTextAsync("/api/scope");

        Assert.Equal("True same", first);
        Assert.NotEqual(await app.GetTextAsync("/api/scope-id"), await app.GetTextAsync("/api/scope-id"));
    }

    [Fact]
    public async Task Context_OfARequest_TellsWhatRuns()
    {
        await using var app = await StartAsync();

        Assert.Equal($"context|{typeof(Functions).FullName}.Context|httpTrigger|a-b", await app.GetTextAsync("/api/context/a-b"));
    }

    Task<TestApp> StartAsync() => TestApp.StartAsync<Functions>(folder, builder => builder.Services.AddScoped<Visit>());

    public sealed class Visit
    {
        public string Id { get; } = Guid.CreateVersion7().ToString();
    }

    public sealed class Functions(Visit visit)
    {
        [Function("values")]
        public string Values([HttpTrigger("get", Route = "values/{id}/{count}/{word?}")] HttpRequest request, Guid id, int count, string word = "none") => $"{id} {count} {word}";

        [Function("scope")]
        public string Scope([HttpTrigger("get")] HttpRequest request, FunctionContext context, CancellationToken cancellation)
            => $"{cancellation.CanBeCanceled} {(context.InstanceServices.GetRequiredService<Visit>() == visit && request.HttpContext.RequestServices.GetRequiredService<Visit>() == visit ? "same" : "another")}";

        [Function("scope-id")]
        public string ScopeId([HttpTrigger("get")] HttpRequest request) => visit.Id;

        [Function("context")]
        public string Context([HttpTrigger("get", Route = "context/{word}")] HttpRequest request, FunctionContext context)
        {
            var definition = context.FunctionDefinition;
            Assert.Same(request.HttpContext, context.GetHttpContext());
            Assert.Equal(typeof(Functions).Assembly.Location, definition.PathToAssembly);
            return $"{definition.Name}|{definition.EntryPoint}|{definition.InputBindings["request"].Type}|{context.BindingContext.BindingData["word"]}";
        }
    }
}
