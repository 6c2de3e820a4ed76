using Microsoft.AspNetCore.Http;
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

    public CookieOptions OfLook(HttpRequest request)
    {
        var options = OfSession(request);
        options.MaxAge = LooksKeptFor;
        return options;
    }
}
