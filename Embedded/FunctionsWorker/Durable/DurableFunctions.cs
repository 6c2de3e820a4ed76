using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Discovery;
using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace SupportFlows.Embedded.FunctionsWorker.Durable;

/// <summary>Registers the functions on orchestration and activity triggers with the engine.</summary>
static class DurableFunctions
{
    /// <summary>Whether a function has any use for the engine; an app of which none has runs without it.</summary>
    public static bool Need(Function function)
        => function.Trigger is OrchestrationTriggerAttribute or ActivityTriggerAttribute
            || function.Method.GetParameters().Any(parameter => parameter.IsDefined(typeof(DurableClientAttribute), inherit: false));

    public static void Register(FunctionCatalog catalog, Func<FunctionRunner> runner, DurableTaskRegistry registry)
    {
        foreach (var (function, trigger) in catalog.By<OrchestrationTriggerAttribute>())
        {
            registry.AddOrchestrator(trigger.Orchestration ?? function.Name, () => new OrchestrationFunction(function, runner()));
        }

        foreach (var (function, trigger) in catalog.By<ActivityTriggerAttribute>())
        {
            registry.AddActivity(trigger.Activity ?? function.Name, services => new ActivityFunction(function, runner(), services));
        }
    }
}

sealed class OrchestrationFunction(Function function, FunctionRunner runner) : ITaskOrchestrator
{
    public Type InputType { get; } = OrchestrationBinding.InputOf(function)?.ParameterType ?? typeof(object);

    public Type OutputType => function.ResultType;

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        => runner.RunAsync(function, new Occasion(new OrchestrationStart(context, input), Occasion.NoData));
}

sealed class ActivityFunction(Function function, FunctionRunner runner, IServiceProvider services) : ITaskActivity
{
    public Type InputType => function.TriggerParameter.ParameterType;

    public Type OutputType => function.ResultType;

    public Task<object?> RunAsync(TaskActivityContext context, object? input)
        => runner.RunAsync(function, new Occasion(input, new Dictionary<string, object?> { [ActivityBinding.InstanceId] = context.InstanceId }, services));
}
