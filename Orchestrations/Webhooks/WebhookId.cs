using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Webhooks;

public static class WebhookId
{
    public static bool IsValid(string id) => id is ['w', ..] && TicketId.IsValid($"t{id[1..]}");

    /// <summary>The same for the same caller and request, so that a repeat meets the first one's row.</summary>
    public static string For(string callerId, string request) => $"w{TicketId.For($"webhook:{callerId}", request)[1..]}";
}
