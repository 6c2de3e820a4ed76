using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SupportFlows.Domain.Webhooks;

/// <summary>How often a delivery is offered again.</summary>
public static class WebhookRetries
{
    /// <summary>From the first attempt, or the first after a replay or a resumption.</summary>
    public static readonly Duration GiveUpAfter = Duration.FromDays(3);

    /// <summary>A receiver may ask for no more patience than this.</summary>
    static readonly Duration LongestAsked = Duration.FromHours(24);

    static readonly Duration ShortestPutOff = Duration.FromSeconds(30);
    static readonly Duration LongestPutOff = Duration.FromHours(1);

    static readonly Duration[] Waits =
        [Duration.FromSeconds(10), Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(6), Duration.FromHours(12)];

    /// <summary>When it is offered next; null: it is given up.</summary>
    /// <param name="attempts">So many failed, the last one now.</param>
    public static Instant? Next(string deliveryId, int attempts, Instant first, Duration? asked, Instant now)
    {
        var end = first + GiveUpAfter;
        if (now >= end) return null;
        var wait = Waits[Math.Min(attempts, Waits.Length) - 1];
        // In whole seconds: a due time finer than the alarm clock's tick would have passed never quite.
        wait += Duration.FromSeconds(Math.Round(wait.TotalSeconds * Jitter(deliveryId, attempts)));
        return Instant.Min(now + Duration.Max(wait, Duration.Min(asked ?? Duration.Zero, LongestAsked)), end);
    }

    /// <summary>
    /// When a delivery asks again that was not let through, as enough others are trying a receiver that takes nothing. The longer it has taken nothing, the
    /// more of them wait: each then asks the more seldom, and all together as often as ever.
    /// </summary>
    public static Instant AfterOthers(Instant? failingSince, Instant now)
    {
        var wait = Duration.Max(ShortestPutOff, Duration.Min((now - (failingSince ?? now)) / 5, LongestPutOff));
        return now + Duration.FromSeconds(Math.Round(wait.TotalSeconds));
    }

    /// <summary>
    /// Up to a fifth longer: what failed together does not come back together. Of the id and not of chance, so that the same facts make the same decision.
    /// </summary>
    static double Jitter(string deliveryId, int attempts) => SHA256.HashData(Encoding.UTF8.GetBytes($"{deliveryId}#{attempts}"))[0] / 255.0 / 5;
}
