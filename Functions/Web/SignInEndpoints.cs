using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Settings;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Trail;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Shell;

namespace SupportFlows.Functions.Web;

public sealed class SignInEndpoints(WebDoor door, KnownKeys keys, SignIns signIns, WebCookies cookies, RateGate gate, RefusedAttempts refused, StaffSettings staff, DevelopmentTools tools)
{
    const string Path = "/sign-in";

    /// <summary>Sends somebody to sign in, who comes back to where he wanted to go; whoever sent a form, which has no address to come back to, starts over.</summary>
    public static IResult Invite(HttpRequest request)
    {
        var wanted = HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : "/";
        var ended = request.Cookies.ContainsKey(VisitorGuard.Cookie) ? "&ended=1" : "";
        return WebDoor.SeeOther(request, $"{Path}?back={Uri.EscapeDataString(wanted)}{ended}");
    }

    [Function("WebSignIn"), VisitAnyone]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in")] HttpRequest request) => ShowAsync(request, request.Query["back"], null);

    [Function("WebSignedIn"), VisitAnyone, Audited("signed-in")]
    public Task<IResult> SignIn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-in")] HttpRequest request, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            gate.Require(Counted.SignIn, gate.AddressOf(request.HttpContext));
            var key = form.GetValueOrDefault("key")?.Trim() ?? "";
            if (await keys.FindAsync(key, cancellation) is not { } caller || await signIns.StartAsync(key, KnownKeys.IsDemo(key), cancellation) is not { } session)
            {
                await refused.NoteAsync("sign-in-failed", "", "", "console", gate.AddressOf(request.HttpContext), cancellation);
                throw new RefusalException(RefusalKind.Invalid, "You are not signed in.", new FieldError("key", "The key is unknown, expired or revoked. Check that it was copied whole, or ask your operator for a new one."));
            }

            request.SetCaller(caller);
            request.HttpContext.Response.Cookies.Append(VisitorGuard.Cookie, session.Secret, cookies.OfSession(request));
            return WebDoor.Local(form.GetValueOrDefault("back")) is not "/" and var back ? back : Menu.HomeOf(caller.Role);
        },
        tried => ShowAsync(request, tried.Values.GetValueOrDefault("back"), tried));

    [Function("WebSignedOut"), VisitAnyone]
    public async Task<IResult> SignOut([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sign-out")] HttpRequest request, CancellationToken cancellation)
    {
        if (request.Cookies[VisitorGuard.Cookie] is { } secret)
        {
            await signIns.EndAsync(secret, cancellation);
            request.HttpContext.Response.Cookies.Delete(VisitorGuard.Cookie, cookies.OfSession(request));
        }

        return WebDoor.SeeOther(request, $"{Path}?done=signed-out");
    }

    Task<IResult> ShowAsync(HttpRequest request, string? back, Tried? tried) => door.ShowAsync<SignInPage, SignInModel>(
        request, new SignInModel(WebDoor.Local(back), staff.SignIn?.Name, tools.Enabled ? DemoKey.All : [], request.Query.ContainsKey("ended")), tried);
}
