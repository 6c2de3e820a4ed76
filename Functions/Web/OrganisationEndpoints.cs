using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Adapters.OpenId;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Trail;
using SupportFlows.Web.Shell;

namespace SupportFlows.Functions.Web;

/// <summary>To the staff's issuer, and back from there.</summary>
public sealed class OrganisationEndpoints(WebDoor door, OrganisationSignIn organisation, StaffSettings staff, SignIns signIns, WebCookies cookies, RateGate gate, RefusedAttempts refused)
{
    public const string Path = "/sign-in/organisation";

    const string Cookie = "supportflows-attempt";
    const string RetrySeconds = "120";

    [Function("WebOrganisation"), VisitAnyone]
    public async Task<IResult> Begin([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in/organisation")] HttpRequest request, CancellationToken cancellation)
    {
        RequireOffered();
        var back = WebDoor.Local(request.Query["back"]);
        try
        {
            var (to, kept) = await organisation.BeginAsync(back, cancellation);
            request.HttpContext.Response.Cookies.Append(Cookie, kept, cookies.OfAttempt(request));
            return WebDoor.SeeOther(request, to.AbsoluteUri);
        }
        catch (SignInFailedException failed)
        {
            return await FailAsync(request, failed.Failure, back);
        }
    }

    [Function("WebOrganisationAnswered"), VisitAnyone, Audited("signed-in")]
    public async Task<IResult> Finish([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sign-in/organisation/callback")] HttpRequest request, CancellationToken cancellation)
    {
        RequireOffered();
        gate.Require(Counted.SignIn, gate.AddressOf(request.HttpContext));
        var attempt = organisation.Find(request.Cookies[Cookie]);
        // Whatever comes of it, it is over: what comes back twice is refused the second time.
        request.HttpContext.Response.Cookies.Delete(Cookie, cookies.OfAttempt(request));
        try
        {
            var query = request.Query;
            var member = await organisation.FinishAsync(attempt, query["state"].ToString(), new SignInAnswer(query["code"].ToString(), query["error"].ToString(), query["iss"].ToString()), cancellation);
            var session = await signIns.StartAsync(member, cancellation);
            var caller = member.As([]);
            request.SetCaller(caller);
            request.Audits(Path, $"by {member.Issuer}");
            request.HttpContext.Response.Cookies.Append(VisitorGuard.Cookie, session.Secret, cookies.OfSession(request));
            return WebDoor.SeeOther(request, attempt?.Back is { } back and not "/" ? back : Menu.HomeOf(caller.Role));
        }
        catch (SignInFailedException failed)
        {
            await NoteAsync(request, failed.Failure, cancellation);
            return await FailAsync(request, failed.Failure, attempt?.Back ?? "/");
        }
    }

    /// <exception cref="RefusalException">It is not set up, so it is not there.</exception>
    void RequireOffered() => _ = staff.SignIn ?? throw new RefusalException(RefusalKind.NotFound, "There is nothing here.", new FieldError("path", "The staff signs in with API keys here."));

    /// <summary>What somebody may have tried; not that the organisation said no, or nothing.</summary>
    async Task NoteAsync(HttpRequest request, SignInFailure failure, CancellationToken cancellation)
    {
        var act = failure switch
        {
            SignInFailure.NoRole => "role-refused",
            SignInFailure.Over or SignInFailure.NotAsked or SignInFailure.NotBelieved => "sign-in-failed",
            _ => null,
        };
        if (act is not null)
        {
            await refused.NoteAsync(act, "", "", Path, gate.AddressOf(request.HttpContext), cancellation);
        }
    }

    Task<IResult> FailAsync(HttpRequest request, SignInFailure failure, string back)
    {
        var status = failure switch
        {
            SignInFailure.Over or SignInFailure.NotAsked => StatusCodes.Status400BadRequest,
            SignInFailure.Unreachable or SignInFailure.NotSetUp => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status403Forbidden,
        };
        if (failure == SignInFailure.Unreachable)
        {
            request.HttpContext.Response.Headers.RetryAfter = RetrySeconds;
        }

        return door.ShowAsync<OrganisationPage, OrganisationModel>(request, new OrganisationModel(failure, back), status: status);
    }
}
