using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Embedded.FunctionsWorker.Discovery;

namespace SupportFlows.Embedded.FunctionsWorker.Http;

static class HttpRoutes
{
    public static string Of(Function function, HttpTriggerAttribute trigger, string prefix)
    {
        var route = (trigger.Route ?? function.Name).Trim('/');
        return prefix.Trim('/') is { Length: > 0 } first ? $"/{first}/{route}" : $"/{route}";
    }

    public static void Check(FunctionCatalog catalog, string prefix, List<string> problems)
    {
        var taken = new Dictionary<string, Function>(StringComparer.OrdinalIgnoreCase);
        foreach (var (function, trigger) in catalog.By<HttpTriggerAttribute>())
        {
            if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
            {
                problems.Add($"{function.Place}: there is no host that keeps keys for AuthorizationLevel.{trigger.AuthLevel}. Say Anonymous, and check who calls in a middleware.");
            }

            if (Fault(Of(function, trigger, prefix)) is { } fault)
            {
                problems.Add($"{function.Place}: route '{trigger.Route}' cannot be read. {fault}");
                continue;
            }

            foreach (var method in trigger.Methods is { Length: > 0 } methods ? methods : ["*"])
            {
                var key = $"{method} {Of(function, trigger, prefix)}";
                if (!taken.TryAdd(key, function))
                {
                    problems.Add($"{function.Place}: '{key}' is served by {taken[key].Place}. Give one of them another route or method.");
                }
            }
        }
    }

    static string? Fault(string route)
    {
        try
        {
            RoutePatternFactory.Parse(route);
            return null;
        }
        catch (RoutePatternException fault)
        {
            return fault.Message;
        }
    }
}
