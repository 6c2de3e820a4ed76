using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

/// <summary>One method marked with <c>[Function]</c>, found sound: what starts it and how it is called.</summary>
sealed class Function(MethodInfo method, string name)
{
    public string Name { get; } = name;

    public MethodInfo Method { get; } = method;

    public required ParameterInfo TriggerParameter { get; init; }

    public required TriggerBindingAttribute Trigger { get; init; }

    public required FunctionDefinition Definition { get; init; }

    public string Place => PlaceOf(Method);

    /// <summary>What the method answers, without the Task around it.</summary>
    public Type ResultType => Results.TypeOf(Method.ReturnType);

    // Not by reference: reflection may give the same parameter as another object when two hosts start at once.
    public bool IsTrigger(ParameterInfo parameter) => parameter.Position == TriggerParameter.Position;

    public static string PlaceOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    public static TriggerBindingAttribute? TriggerOf(ParameterInfo parameter) => parameter.GetCustomAttribute<TriggerBindingAttribute>();
}
