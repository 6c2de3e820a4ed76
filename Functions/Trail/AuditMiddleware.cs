using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Orchestrations.Trail;

namespace SupportFlows.Functions.Trail;

/// <summary>Writes down what was done that matters to security, and who was refused. The act comes first, as only then it is one: when its entry cannot be written, its caller hears of a fault, though it was done.</summary>
sealed class AuditMiddleware(AuditTrail trail, RefusedAttempts refused, RateGate gate) : IFunctionsWorkerMiddleware
{
    // Not async: an orchestration must stay on its turn's thread.
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? GuardAsync(http, context, next) : next(context);

    async Task GuardAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Unauthenticated or RefusalKind.Forbidden)
        {
            var (act, caller) = (refusal.Kind == RefusalKind.Forbidden ? "role-refused" : "sign-in-failed", http.Request.Visitor());
            await refused.NoteAsync(act, caller?.Id ?? "", caller?.Name ?? "", context.FunctionDefinition.Name, gate.AddressOf(http), CancellationToken.None);
            throw;
        }

        if (AccessRules.AuditOf(context.FunctionDefinition) is { } audited && IsDone(context.GetInvocationResult().Value))
        {
            var caller = http.Request.Visitor();
            await trail.AppendAsync(
                new TrailAct(audited.Act, caller?.Id ?? "", caller?.Name ?? "", http.Request.AuditedSubject() ?? http.Request.Path, http.Request.AuditedDetails() ?? "", gate.AddressOf(http)), CancellationToken.None);
        }
    }

    /// <summary>A form that is shown again with its faults is an answer, too.</summary>
    static bool IsDone(object? answer) => answer is not IStatusCodeHttpResult { StatusCode: >= StatusCodes.Status400BadRequest };
}
