using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Rates;

/// <summary>Takes no more requests than the settings say: of one caller in a minute, and of all at once. In this process alone: two of them take twice as many.</summary>
public sealed class RateGate(RateSettings settings, TimeProvider time) : IDisposable
{
    const int MostCallers = 20_000;

    readonly RateMemory memory = new(MostCallers);
    readonly ConcurrencyLimiter callers = Room(settings);
    readonly ConcurrencyLimiter messengers = Room(settings);

    /// <summary>Counts one request.</summary>
    /// <exception cref="RefusalException">TooMany: it is one more than the limit.</exception>
    public void Require(Counted counted, string id)
    {
        var limit = settings.Limits[counted];
        var verdict = memory.Take(counted, id, limit, time.GetCurrentInstant());
        if (!verdict.IsTaken)
        {
            var (field, who) = Words(counted);
            throw new RefusalException(
                RefusalKind.TooMany,
                "Too many requests.",
                new FieldError(field, $"{who}: at most {limit.Most} in a minute. Go on after {Math.Ceiling(verdict.Wait.TotalSeconds)} s, and spread them out; who operates this can raise {RateSettings.NameOf(counted)}."))
            {
                RetryAfter = verdict.Wait,
            };
        }
    }

    /// <summary>The network address that a request came from, as far as it can be believed.</summary>
    public string AddressOf(HttpContext http) => CallerAddress.Of(http, settings.ProxyHops);

    /// <summary>A place among the requests that are worked on, to be given back.</summary>
    /// <param name="isMessenger">A webhook, a link or a health check: a crowd of callers must not keep an acknowledgement out.</param>
    /// <exception cref="RefusalException">Busy: all places are taken. Nobody waits for one, or those who wait would fill the memory.</exception>
    public IDisposable Enter(bool isMessenger)
    {
        var place = (isMessenger ? messengers : callers).AttemptAcquire();
        if (place.IsAcquired)
        {
            return place;
        }

        place.Dispose();
        throw new RefusalException(RefusalKind.Busy, $"{settings.InFlight} requests are worked on, so this one was not begun. Send the same again in a while.") { RetryAfter = Duration.FromSeconds(1) };
    }

    public void Dispose()
    {
        callers.Dispose();
        messengers.Dispose();
    }

    static ConcurrencyLimiter Room(RateSettings settings) => new(new ConcurrencyLimiterOptions { PermitLimit = settings.InFlight, QueueLimit = 0 });

    static (string Field, string Who) Words(Counted counted) => counted switch
    {
        Counted.Key => ("Authorization", "Requests with this API key"),
        Counted.Session => ("session", "Requests of this session"),
        Counted.Form => ("source", "Deliveries of this form source"),
        Counted.SignIn => ("key", "Attempts to sign in from your network address"),
        Counted.Wrong => ("Authorization", "Wrong keys and signatures from your network address"),
        Counted.Address or Counted.Link => ("address", "Requests from your network address"),
        _ => throw new ArgumentOutOfRangeException(nameof(counted), counted, "Nothing is said of this limit."),
    };
}
