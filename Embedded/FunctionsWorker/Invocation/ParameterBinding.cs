using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Durable;
using SupportFlows.Embedded.FunctionsWorker.Http;
using SupportFlows.Embedded.FunctionsWorker.Queues;
using SupportFlows.Embedded.FunctionsWorker.Timers;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

delegate object? ParameterBinder(EmbeddedFunctionContext context);

/// <summary>Where a parameter's value comes from, decided once at start.</summary>
static class ParameterBinding
{
    /// <summary>Adds a problem for each parameter that nothing can fill.</summary>
    public static void Check(Function function, List<string> problems)
        => problems.AddRange(
            from parameter in function.Method.GetParameters()
            where For(function, parameter) is null
            select $"{function.Place}: nothing fills parameter '{parameter.ParameterType.Name} {parameter.Name}'. {Advice(function, parameter)}");

    public static ParameterBinder? For(Function function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(FunctionContext) => context => context,
            _ when type == typeof(CancellationToken) => context => context.CancellationToken,
            _ when parameter.IsDefined(typeof(DurableClientAttribute)) => type == typeof(DurableTaskClient)
                ? context => context.InstanceServices.GetRequiredService<DurableTaskClient>()
                : null,
            _ => function.Trigger switch
            {
                HttpTriggerAttribute http => HttpBinding.For(function, http, parameter),
                QueueTriggerAttribute => QueueBinding.For(function, parameter),
                TimerTriggerAttribute => TimerBinding.For(parameter),
                OrchestrationTriggerAttribute => OrchestrationBinding.For(function, parameter),
                ActivityTriggerAttribute => ActivityBinding.For(function, parameter),
                _ => null,
            },
        };
    }

    static string Advice(Function function, ParameterInfo parameter) => function.Trigger switch
    {
        _ when parameter.IsDefined(typeof(DurableClientAttribute)) => "A [DurableClient] is a DurableTaskClient.",
        HttpTriggerAttribute when function.IsTrigger(parameter) => "A function on HTTP takes an HttpRequest; read the body from it.",
        HttpTriggerAttribute => "Name it as a part of the route, such as {id}, with a type that can be read from text.",
        QueueTriggerAttribute when function.IsTrigger(parameter) => "A message is a string, byte[] or a class read from JSON.",
        QueueTriggerAttribute => $"A message offers {string.Join(", ", QueueBinding.DataNames)}.",
        TimerTriggerAttribute => "A timer offers a TimerInfo.",
        OrchestrationTriggerAttribute => "An orchestration takes a TaskOrchestrationContext and at most one input.",
        ActivityTriggerAttribute => $"Beside its input, an activity offers string {ActivityBinding.InstanceId}, FunctionContext and CancellationToken; take services by the constructor.",
        _ => "Its trigger is not one that the embedded worker knows: Http, Queue, Timer, Orchestration, Activity.",
    };
}
