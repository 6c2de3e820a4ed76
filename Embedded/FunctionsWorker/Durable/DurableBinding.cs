using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Durable;

/// <summary>What starts an orchestration: its context, and its input as the type that the function asks for.</summary>
sealed record OrchestrationStart(TaskOrchestrationContext Context, object? Input);

static class OrchestrationBinding
{
    public static ParameterBinder? For(Function function, ParameterInfo parameter)
        => function.IsTrigger(parameter)
            ? parameter.ParameterType == typeof(TaskOrchestrationContext) ? context => Start(context).Context : null
            : parameter.Position == InputOf(function)?.Position ? context => Start(context).Input ?? Nothing(parameter) : null;

    /// <summary>The one parameter that nothing else fills.</summary>
    public static ParameterInfo? InputOf(Function function)
        => function.Method.GetParameters().FirstOrDefault(parameter =>
            !function.IsTrigger(parameter)
            && parameter.ParameterType != typeof(FunctionContext)
            && parameter.ParameterType != typeof(CancellationToken)
            && !parameter.IsDefined(typeof(DurableClientAttribute)));

    static OrchestrationStart Start(EmbeddedFunctionContext context) => (OrchestrationStart)context.Occasion.Value!;

    public static object? Nothing(ParameterInfo parameter)
        => parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
}

static class ActivityBinding
{
    public const string InstanceId = "instanceId";

    public static ParameterBinder? For(Function function, ParameterInfo parameter)
        => function.IsTrigger(parameter) ? context => context.Occasion.Value ?? OrchestrationBinding.Nothing(parameter)
            : parameter.Name == InstanceId && parameter.ParameterType == typeof(string) ? context => context.Occasion.Data[InstanceId]
            : null;
}
