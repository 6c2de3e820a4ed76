using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Iem;

public static class IemId
{
    public static bool IsValid(string id) => id is ['e', ..] && TicketId.IsValid($"t{id[1..]}");

    /// <summary>The same for the same source and external id, so that a repeat meets the first one's row.</summary>
    public static string For(string source, string externalId) => $"e{TicketId.For($"iem:{source}", externalId)[1..]}";
}
