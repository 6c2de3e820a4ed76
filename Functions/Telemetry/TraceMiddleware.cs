using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SupportFlows.Functions.Telemetry;

/// <summary>A span for every function that does something, as part of what the runtime says that it belongs to: the request, or whatever started the orchestration.</summary>
sealed class TraceMiddleware : IFunctionsWorkerMiddleware
{
    internal static readonly ActivitySource Source = new("SupportFlows");

    readonly ConcurrentDictionary<string, string> triggers = new(StringComparer.Ordinal);

    // Not async: an orchestration must stay on its turn's thread. It is replayed as well, so it has no span: its activities have.
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        Source.HasListeners() && TriggerOf(context.FunctionDefinition) is var trigger && trigger != "orchestrationTrigger" ? RunAsync(context, trigger, next) : next(context);

    static async Task RunAsync(FunctionContext context, string trigger, FunctionExecutionDelegate next)
    {
        using var span = Source.StartActivity(context.FunctionDefinition.Name, trigger == "queueTrigger" ? ActivityKind.Consumer : ActivityKind.Internal, context.TraceContext.TraceParent is { Length: > 0 } parent ? parent : null);
        span?.SetTag("faas.name", context.FunctionDefinition.Name).SetTag("faas.invocation_id", context.InvocationId);
        try
        {
            await next(context);
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
    }

    string TriggerOf(FunctionDefinition function) =>
        triggers.GetOrAdd(function.Id, _ => function.InputBindings.Values.Select(b => b.Type).FirstOrDefault(t => t.EndsWith("Trigger", StringComparison.Ordinal)) ?? "");
}
