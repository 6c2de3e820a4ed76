using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Http;

static class HttpBinding
{
    public static ParameterBinder? For(Function function, HttpTriggerAttribute trigger, ParameterInfo parameter)
        => parameter.ParameterType == typeof(HttpRequest) ? context => ((HttpContext)context.Occasion.Value!).Request
            : function.IsTrigger(parameter) ? null
            : IsInRoute(trigger, parameter) && NamedValue.CanRead(parameter.ParameterType) ? NamedValue.Of(parameter, (text, fault) => Unreadable(parameter, text, fault))
            : null;

    // A bad route is reported by the route's own check; here it only has no such part.
    static bool IsInRoute(HttpTriggerAttribute trigger, ParameterInfo parameter)
    {
        try
        {
            return RoutePatternFactory.Parse(trigger.Route ?? "").GetParameter(parameter.Name!) is not null;
        }
        catch (RoutePatternException)
        {
            return true;
        }
    }

    static BadHttpRequestException Unreadable(ParameterInfo parameter, string text, Exception fault)
        => new($"'{text}' in the address is no {parameter.ParameterType.Name} ({parameter.Name}).", fault);
}
