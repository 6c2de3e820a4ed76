using NodaTime;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>When a message that was not taken is offered again.</summary>
static class Retries
{
    /// <summary>What is older is of no use to anybody.</summary>
    public static readonly Duration GiveUpAfter = Duration.FromHours(24);

    /// <summary>A provider that asks for longer is not bothered again by the orchestration's own quick retries.</summary>
    public static readonly Duration Hiccup = Duration.FromSeconds(2);

    static readonly Duration[] Waits = [Duration.FromMinutes(1), Duration.FromMinutes(1), Duration.FromMinutes(1), Duration.FromMinutes(2)];

    /// <param name="attempt">From 1. The first three are the orchestration's quick ones.</param>
    public static Duration After(int attempt) => attempt <= Waits.Length ? Waits[attempt - 1] : Duration.FromMinutes(5);
}
