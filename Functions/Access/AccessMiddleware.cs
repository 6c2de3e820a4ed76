using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using SupportFlows.Adapters.OpenId;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Access;

/// <summary>Deny by default: no HTTP function runs before its rule has let the caller in.</summary>
sealed class AccessMiddleware(KnownKeys keys, TokenCallers tokens, VisitorGuard visitors, LinkSecret links, RateGate gate, TimeProvider time, DevelopmentTools tools) : IFunctionsWorkerMiddleware
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
                var caller = await AuthenticateAsync(http.Request, allow.Roles);
                gate.Require(Counted.Key, caller.Id);
                http.Request.SetCaller(caller);
                if (!allow.Roles.Contains(caller.Role))
                {
                    throw new RefusalException(RefusalKind.Forbidden, $"This takes a key or token with the role {string.Join(" or ", allow.Roles).ToLowerInvariant()}; yours is {caller.Role.ToString().ToLowerInvariant()}.");
                }

                ReadOnly.Require(http.Request, caller);
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

    async Task<Caller> AuthenticateAsync(HttpRequest request, IReadOnlyList<Role> wanted)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw Unauthenticated("Send your API key, or a token of your organisation: Authorization: Bearer <key>.");
        }

        var secret = header[Scheme.Length..].Trim();
        var cancellation = request.HttpContext.RequestAborted;
        return SignedToken.Is(secret)
            ? await tokens.FindAsync(secret, wanted, cancellation)
            : await keys.FindAsync(secret, cancellation) ?? throw Unauthenticated("The API key is unknown, expired or revoked.");
    }

    static RefusalException Unauthenticated(string reason) => new(RefusalKind.Unauthenticated, reason);

    static bool IsLocal(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);
}
