using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Discovery;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

/// <summary>
/// Runs functions through the app's middleware. It adds no await of its own that could leave the caller's thread, so an
/// orchestration stays on its turn's thread.
/// </summary>
sealed class FunctionRunner
{
    readonly Dictionary<Function, FunctionCall> calls;
    readonly FunctionExecutionDelegate pipeline;
    readonly IServiceScopeFactory scopes;
    readonly TimeProvider time;

    public FunctionRunner(
        FunctionCatalog catalog,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        IServiceScopeFactory scopes,
        TimeProvider time)
    {
        calls = catalog.Functions.ToDictionary(function => function, function => new FunctionCall(function));
        this.scopes = scopes;
        this.time = time;
        FunctionExecutionDelegate last = context => context.Features.Get<FunctionCall>()!.InvokeAsync((EmbeddedFunctionContext)context);
        pipeline = middleware.Reverse().Aggregate(last, (next, make) => make(next));
    }

    public async Task<object?> RunAsync(Function function, Occasion occasion, Action<EmbeddedFunctionContext>? prepare = null, CancellationToken cancellation = default)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        var context = new EmbeddedFunctionContext(function, occasion, scopes, id, cancellation);
        await using (context)
        {
            context.Features.Set(calls[function]);
            prepare?.Invoke(context);
            await pipeline(context);
            return context.Result.Value;
        }
    }
}
