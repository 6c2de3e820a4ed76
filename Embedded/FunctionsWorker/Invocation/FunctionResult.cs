using Microsoft.Azure.Functions.Worker;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

sealed class FunctionResult : InvocationResult
{
    public override object? Value { get; set; }
}

sealed class TypedResult<T>(FunctionResult result) : InvocationResult<T>
{
    public override T? Value
    {
        get => result.Value switch
        {
            null => default,
            T typed => typed,
            var other => throw new InvalidOperationException($"The function answered a {other.GetType().Name}, not a {typeof(T).Name}. Ask for GetInvocationResult() without a type."),
        };
        set => result.Value = value;
    }
}
