using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Embedded.FunctionsWorker.Discovery;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

sealed class EmbeddedFunctionContext(Function function, Occasion occasion, IServiceScopeFactory scopes, string id, CancellationToken cancellation)
    : FunctionContext, IAsyncDisposable
{
    AsyncServiceScope? scope;
    IServiceProvider? services = occasion.Services;

    public Occasion Occasion { get; } = occasion;

    public FunctionResult Result { get; } = new();

    public override string InvocationId { get; } = id;

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext => CurrentTrace.Instance;

    public override BindingContext BindingContext => field ??= new NamedData(Occasion.Data);

    public override RetryContext RetryContext => Occasion.Retry ?? Attempt.Only;

    // Made when first asked for: an orchestration that sleeps for weeks should not hold a scope it never used.
    public override IServiceProvider InstanceServices
    {
        get => services ??= (scope ??= scopes.CreateAsyncScope()).ServiceProvider;
        set => services = value;
    }

    public override FunctionDefinition FunctionDefinition { get; } = function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features
    {
        get
        {
            if (field is null)
            {
                field = new InvocationFeatures();
                field.Set(Result);
            }

            return field;
        }
    }

    public override CancellationToken CancellationToken { get; } = cancellation;

    public ValueTask DisposeAsync() => scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
