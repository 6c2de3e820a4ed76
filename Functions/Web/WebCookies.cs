using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Web;

/// <summary>How the console's cookies are sent: to us alone, and by HTTPS alone where browsers reach us so, whatever a proxy makes of it on the way.</summary>
public sealed class WebCookies(PublicUrl address)
{
    static readonly TimeSpan LooksKeptFor = TimeSpan.FromDays(365);

    /// <summary>Forgotten with the browser; the session itself ends sooner.</summary>
    public CookieOptions OfSession(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = "/",
        SameSite = SameSiteMode.Lax,
        Secure = request.IsHttps || address()?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true,
    };

    /// <summary>Kept while somebody signs in at his organisation, from where he comes back by a link: <c>Lax</c> lets it through.</summary>
    public CookieOptions OfAttempt(HttpRequest request)
    {
        var options = OfSession(request);
        options.Path = OrganisationEndpoints.Path;
        options.MaxAge = SignInAttempts.Lasts.ToTimeSpan();
        return options;
    }

    public CookieOptions OfLook(HttpRequest request)
    {
        var options = OfSession(request);
        options.MaxAge = LooksKeptFor;
        return options;
    }
}
