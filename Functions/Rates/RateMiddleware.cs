using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;

namespace SupportFlows.Functions.Rates;

/// <summary>
/// Counts, by network address, those whom no key or session tells apart, and whoever comes with a wrong one; those who come with a right one are counted where it is found to be so.
/// Twilio and SendGrid, whose signature is right, are not counted: they send what we asked for, and do not always send it again.
/// </summary>
sealed class RateMiddleware(RateGate gate) : IFunctionsWorkerMiddleware
{
    // Not async: an orchestration must stay on its turn's thread.
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? GuardAsync(http, context, next) : next(context);

    async Task GuardAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        var rule = AccessRules.Of(context.FunctionDefinition);
        using var place = gate.Enter(isMessenger: rule is SignedAttribute or AllowAnyoneAttribute);
        var address = gate.AddressOf(http);
        if (Open(rule) is { } counted)
        {
            gate.Require(counted, address);
        }

        try
        {
            await next(context);
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Unauthenticated)
        {
            gate.Require(Counted.Wrong, address);
            throw;
        }
        catch (SignInNeededException)
        {
            gate.Require(Counted.Address, address);
            throw;
        }
    }

    static Counted? Open(AccessAttribute rule) => rule switch
    {
        AllowAnyoneAttribute or VisitAnyoneAttribute => Counted.Address,
        SignedAttribute { By: "link" } => Counted.Link,
        _ => null,
    };
}
