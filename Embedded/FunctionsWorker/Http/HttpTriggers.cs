using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Http;

/// <summary>Serves the functions on HTTP triggers, each at its own route.</summary>
static class HttpTriggers
{
    // The key that the real ASP.NET Core integration uses; some apps read the item directly.
    public const string HttpContextKey = "HttpRequestContext";

    public static void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog, string routePrefix, FunctionRunner runner)
    {
        foreach (var (function, trigger) in catalog.By<HttpTriggerAttribute>())
        {
            var route = HttpRoutes.Of(function, trigger, routePrefix);
            RequestDelegate serve = http => ServeAsync(function, runner, http);
            var endpoint = trigger.Methods is { Length: > 0 } methods
                ? endpoints.MapMethods(route, methods.Select(method => method.ToUpperInvariant()), serve)
                : endpoints.Map(route, serve);
            endpoint.WithDisplayName(function.Name);
        }
    }

    static async Task ServeAsync(Function function, FunctionRunner runner, HttpContext http)
    {
        var data = new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase);
        var occasion = new Occasion(http, data, http.RequestServices);
        var answer = await runner.RunAsync(function, occasion, context => context.Items[HttpContextKey] = http, http.RequestAborted);
        await HttpAnswer.WriteAsync(http, answer);
    }
}
