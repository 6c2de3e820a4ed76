using NodaTime;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>When a message that was not taken is offered again.</summary>
static class Retries
{
    /// <summary>What is older is of no use to anybody, unless its terms say so sooner.</summary>
    public static readonly Duration GiveUpAfter = Duration.FromHours(24);

    /// <summary>A provider that asks for longer is not bothered again by the orchestration's own quick retries.</summary>
    public static readonly Duration Hiccup = Duration.FromSeconds(2);

    /// <summary>How often the orchestration offers a message within seconds before it sleeps until the row's next attempt.</summary>
    public const int QuickAttempts = 3;

    static readonly Duration[] Waits = [Duration.FromMinutes(1), Duration.FromMinutes(2), Duration.FromMinutes(5)];

    // Of a page. Whoever is paged is tried another way meanwhile, so the orchestration has to decide between any two of these.
    static readonly Duration[] Urgent = [Duration.FromSeconds(5), Duration.FromSeconds(15), Duration.FromSeconds(30), Duration.FromMinutes(1)];

    /// <summary>From then on it is not offered again.</summary>
    public static Instant EndOf(OutboxRow row) => row.Terms?.Deadline ?? row.CreatedAt + GiveUpAfter;

    /// <param name="attempt">From 1.</param>
    public static Duration After(OutboxRow row, int attempt) => row.Terms is null
        ? Waits[Math.Min((attempt - 1) / QuickAttempts, Waits.Length - 1)]
        : Urgent[Math.Min(attempt - 1, Urgent.Length - 1)];

    /// <summary>
    /// Whether the orchestration's quick retries are to offer it again. Never a page's: until they are over nothing is decided, and
    /// the person's next method has to be tried now.
    /// </summary>
    public static bool AreQuick(OutboxRow row, DeliveryException fault) =>
        row.Terms is null && (fault.RetryAfter is null || Duration.FromTimeSpan(fault.RetryAfter.Value) <= Hiccup);
}
