using Microsoft.AspNetCore.Http;
using NodaTime;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web;

/// <summary>Finds out how whoever asks for a page reads: as he said himself, else as his record says, else as his browser does.</summary>
public sealed class Readers(AccountDirectory accounts, People people, DevelopmentTools tools, TimeProvider time, NewId newId)
{
    public const string LookCookie = "supportflows-look";

    /// <summary>Set by the console's script.</summary>
    const string ZoneCookie = "supportflows-zone";

    public async Task<Reader> OfAsync(HttpRequest request, Tried? tried, CancellationToken cancellation)
    {
        var visitor = request.Visitor();
        var look = LookOf(request);
        var (language, zone) = await RecordedAsync(visitor, cancellation);
        return new Reader(
            visitor,
            request.VisitorRoles(),
            Words.Of(look.Language ?? language ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value),
            Zone(look.Zone) ?? Zone(request.Cookies[ZoneCookie]) ?? Zone(zone) ?? DateTimeZone.Utc,
            look.Theme,
            time.GetCurrentInstant(),
            $"{request.Path}{request.QueryString}",
            request.FormToken(),
            () => newId(),
            request.Query["done"].ToString() is { Length: > 0 } done ? done : null,
            tried,
            tools.Enabled);
    }

    public static Look LookOf(HttpRequest request) => Look.Parse(request.Cookies[LookCookie]);

    async Task<(string? Language, string? Zone)> RecordedAsync(Caller? visitor, CancellationToken cancellation) => visitor switch
    {
        { AccountId: { } account } => await accounts.GetAsync(account, cancellation) is { } found ? (found.Language, found.TimeZone) : default,
        { PersonId: { } person } => await people.GetAsync(person, cancellation) is { } found ? (found.Language, found.TimeZone) : default,
        _ => default,
    };

    static DateTimeZone? Zone(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
}
