using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Hosting;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Rates;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>Lets visitors of the console in by their session, and takes a form only from our own pages.</summary>
sealed class VisitorGuard(SignIns signIns, RateGate gate, IHostEnvironment environment)
{
    public const string Cookie = "supportflows-session";
    public const string TokenField = "token";

    /// <exception cref="SignInNeededException">Nobody is signed in.</exception>
    /// <exception cref="RefusalException">The role is another, or the form is not ours.</exception>
    public async Task RequireAsync(HttpContext http, IReadOnlyList<Role> roles)
    {
        var session = await SessionAsync(http, roles) ?? throw new SignInNeededException();
        gate.Require(Counted.Session, session.FormToken);
        await AdmitAsync(http, session);
        if (!roles.Contains(session.Caller.Role))
        {
            throw new RefusalException(RefusalKind.Forbidden, "This page is not for you.", new FieldError("role", $"It is for {string.Join(" and ", roles).ToLowerInvariant()}; you are signed in as {session.Caller.Role.ToString().ToLowerInvariant()}."));
        }
    }

    /// <exception cref="RefusalException">The form is not ours.</exception>
    public async Task WelcomeAsync(HttpContext http)
    {
        if (await SessionAsync(http, []) is { } session)
        {
            // No token is asked for: all that another site could do with what is here for everybody is to sign somebody out, and to it the browser does not give the cookie.
            Set(http.Request, session);
        }

        if (!HttpMethods.IsGet(http.Request.Method))
        {
            RefuseOtherSites(http.Request);
            http.Request.SetForm(await ReadAsync(http.Request));
        }
    }

    static async Task AdmitAsync(HttpContext http, Session session)
    {
        Set(http.Request, session);
        if (HttpMethods.IsGet(http.Request.Method))
        {
            return;
        }

        RefuseOtherSites(http.Request);
        ReadOnly.Require(http.Request, session.Caller);
        var form = await ReadAsync(http.Request);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form.GetValueOrDefault(TokenField) ?? ""), Encoding.UTF8.GetBytes(session.FormToken)))
        {
            throw NotOurs();
        }

        http.Request.SetForm(form);
    }

    static void Set(HttpRequest request, Session session)
    {
        request.SetCaller(session.Caller);
        request.SetRoles(session.Roles);
        request.SetFormToken(session.FormToken);
    }

    async Task<Session?> SessionAsync(HttpContext http, IReadOnlyList<Role> wanted) =>
        http.Request.Cookies[Cookie] is { } secret
        && await signIns.FindAsync(secret, wanted, http.RequestAborted) is { } session
        && (!session.OfDemo || environment.IsDevelopment())
            ? session
            : null;

    /// <summary>A field given several times has its values in lines.</summary>
    static async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request)
    {
        if (MultipartForm.Is(request))
        {
            return await MultipartForm.ReadAsync(request, request.HttpContext.RequestAborted);
        }

        var body = Encoding.UTF8.GetString(await request.ReadRawAsync(Body.JsonLimit, request.HttpContext.RequestAborted));
        return QueryHelpers.ParseQuery(body).ToDictionary(f => f.Key, f => string.Join('\n', f.Value.ToArray()), StringComparer.Ordinal);
    }

    // Browsers say where a request comes from; what says nothing is no browser, and is held by the token alone.
    static void RefuseOtherSites(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            throw NotOurs();
        }
    }

    static RefusalException NotOurs() => new(RefusalKind.Forbidden, "Nothing was done.", new FieldError(TokenField, "The form is of an earlier session or of another site. Go back, load the page again, and send it from there."));
}

/// <summary>Who is not signed in is asked to, and comes back to where he wanted to go.</summary>
sealed class SignInNeededException : Exception;
