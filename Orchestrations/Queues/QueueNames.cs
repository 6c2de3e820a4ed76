namespace SupportFlows.Orchestrations.Queues;

/// <summary>The queues that functions listen to. Beside each is one with <see cref="Poison"/> at its end, of messages that failed too often: these are parked.</summary>
public static class QueueNames
{
    public const string Tickets = "ticket-intake";
    public const string Iem = "iem-intake";
    public const string Poison = "-poison";

    public static IReadOnlyList<string> All { get; } = [Tickets, Iem];
}
