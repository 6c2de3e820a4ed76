using SupportFlows.Embedded.FunctionsWorker.Invocation;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>The invocation's result, which middleware may read or set.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => ResultOf(context);

    /// <exception cref="InvalidOperationException">The result is there and is not a <typeparamref name="T"/>.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => new TypedResult<T>(ResultOf(context));

    static FunctionResult ResultOf(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<FunctionResult>()
            ?? throw new InvalidOperationException("This FunctionContext was not made by the worker, so it has no result. Pass on the context that middleware was given.");
    }
}
