using NodaTime;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>When a message that was not taken is offered again.</summary>
static class Retries
{
    /// <summary>What is older is of no use to anybody.</summary>
    public static readonly Duration GiveUpAfter = Duration.FromHours(24);

    /// <summary>A provider that asks for longer is not bothered again by the orchestration's own quick retries.</summary>
    public static readonly Duration Hiccup = Duration.FromSeconds(2);

    /// <summary>How often the orchestration offers a message within seconds before it sleeps until the row's next attempt.</summary>
    public const int QuickAttempts = 3;

    static readonly Duration[] Waits = [Duration.FromMinutes(1), Duration.FromMinutes(2), Duration.FromMinutes(5)];

    /// <param name="attempt">From 1.</param>
    public static Duration After(int attempt) => Waits[Math.Min((attempt - 1) / QuickAttempts, Waits.Length - 1)];
}
