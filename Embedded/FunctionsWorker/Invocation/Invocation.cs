using Microsoft.Azure.Functions.Worker;

namespace SupportFlows.Embedded.FunctionsWorker.Invocation;

/// <summary>What started a function.</summary>
/// <param name="Value">The request, message, timer, orchestration context or activity input.</param>
/// <param name="Data">What else the trigger knows, by name.</param>
/// <param name="Services">A scope that the trigger already has; null makes one when it is first needed.</param>
sealed record Occasion(object? Value, IReadOnlyDictionary<string, object?> Data, IServiceProvider? Services = null, RetryContext? Retry = null)
{
    public static IReadOnlyDictionary<string, object?> NoData { get; } = new Dictionary<string, object?>();
}

sealed class NamedData(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
}

sealed class Attempt(int count, int max) : RetryContext
{
    public static readonly Attempt Only = new(0, 0);

    public override int RetryCount { get; } = count;

    public override int MaxRetryCount { get; } = max;
}

sealed class CurrentTrace : TraceContext
{
    public static readonly CurrentTrace Instance = new();

    public override string TraceParent => System.Diagnostics.Activity.Current?.Id ?? "";

    public override string TraceState => System.Diagnostics.Activity.Current?.TraceStateString ?? "";
}
