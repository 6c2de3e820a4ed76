using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Access;

/// <summary>Deny by default: no HTTP function runs before its rule has let the caller in.</summary>
sealed class AccessMiddleware(KnownKeys keys, VisitorGuard visitors, LinkSecret links, RateGate gate, TimeProvider time, DevelopmentTools tools) : IFunctionsWorkerMiddleware
{
    const string Scheme = "Bearer ";

    // Not async: an orchestration must stay on its turn's thread.
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? GuardAsync(http, context, next) : next(context);

    async Task GuardAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        switch (AccessRules.Of(context.FunctionDefinition))
        {
            case AllowAttribute { Token: { } purpose } when http.Request.Query["token"].ToString() is { Length: > 0 } token:
                http.Request.SetToken(links.Open(purpose, token, time.GetCurrentInstant()) ?? throw Unauthenticated("The token is not from here, or has expired. Ask for a new one."));
                break;
            case AllowAttribute allow:
                var caller = await AuthenticateAsync(http.Request);
                gate.Require(Counted.Key, caller.Id);
                if (!allow.Roles.Contains(caller.Role))
                {
                    throw new RefusalException(RefusalKind.Forbidden, $"This takes a key with the role {string.Join(" or ", allow.Roles).ToLowerInvariant()}; yours is {caller.Role.ToString().ToLowerInvariant()}.");
                }

                http.Request.SetCaller(caller);
                break;
            case VisitAttribute visit:
                await visitors.RequireAsync(http, visit.Roles);
                break;
            case VisitAnyoneAttribute { DevelopmentOnly: true } when !tools.Enabled || !IsLocal(http.Connection.RemoteIpAddress):
                throw new RefusalException(RefusalKind.NotFound, "There is nothing here.");
            case VisitAnyoneAttribute:
                await visitors.WelcomeAsync(http);
                break;
            case DevelopmentOnlyAttribute when !tools.Enabled || !IsLocal(http.Connection.RemoteIpAddress):
                throw new RefusalException(RefusalKind.NotFound, "There is nothing here.");
        }

        await next(context);
    }

    async Task<Caller> AuthenticateAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Unauthenticated("Send your API key: Authorization: Bearer <key>.");
        }

        var secret = header[Scheme.Length..].Trim();
        return await keys.FindAsync(secret, request.HttpContext.RequestAborted) ?? throw Unauthenticated("The API key is unknown, expired or revoked.");
    }

    static RefusalException Unauthenticated(string reason) => new(RefusalKind.Unauthenticated, reason);

    static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
