namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the function answered. Middleware may read it after the function, or set it instead of calling the function.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}

public abstract class InvocationResult : InvocationResult<object>
{
}
