namespace Microsoft.Azure.Functions.Worker.Middleware;

public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>
/// Stands around every function: requests, messages, timers, orchestrations and activities. It is made once and shared by all
/// invocations. Around an orchestration it runs on the turn's thread, in replay too: decide by the trigger's type and await only <c>next</c>.
/// </summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
