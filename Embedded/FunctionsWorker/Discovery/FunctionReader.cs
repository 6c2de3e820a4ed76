using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace SupportFlows.Embedded.FunctionsWorker.Discovery;

/// <summary>Reads one marked method; what is wrong with it is added to the problems.</summary>
static class FunctionReader
{
    public static Function? Read(MethodInfo method, string name, List<string> problems)
    {
        var triggers = method.GetParameters().Where(parameter => Function.TriggerOf(parameter) is not null).ToArray();
        if (Problem(method, triggers) is { } problem)
        {
            problems.Add($"{Function.PlaceOf(method)}: {problem}");
            return null;
        }

        return new Function(method, name)
        {
            TriggerParameter = triggers[0],
            Trigger = Function.TriggerOf(triggers[0])!,
            Definition = new EmbeddedFunctionDefinition(method, name),
        };
    }

    static string? Problem(MethodInfo method, ParameterInfo[] triggers) => method switch
    {
        { IsPublic: false } => "the method is not public. Make it public.",
        { ContainsGenericParameters: true } => "a generic method or class cannot be a function. Give it the types.",
        { IsStatic: false, DeclaringType.IsAbstract: true } => "its class is abstract, so it cannot be made. Put the function on a class that can.",
        _ when triggers.Length == 0 => "no parameter says what starts it. Mark one with HttpTrigger, QueueTrigger, TimerTrigger, OrchestrationTrigger or ActivityTrigger.",
        _ when triggers.Length > 1 => $"'{triggers[0].Name}' and '{triggers[1].Name}' both are triggers. Keep one; write another function for the other.",
        _ => null,
    };
}
