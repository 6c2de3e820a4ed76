using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tickets;

/// <summary>A request for help, from whichever door it came.</summary>
public sealed record TicketRequest(
    string? ExternalId,
    string Subject,
    string Description,
    Severity? Severity,
    Contact Contact,
    string? Product = null,
    Software? Software = null,
    string? AccountId = null);

/// <summary>Who asked, as far as we know.</summary>
/// <param name="Account">Null for an unknown sender.</param>
public sealed record Sender(Account? Account, Contact Contact);

public static class TicketIntake
{
    /// <summary>Accepts a request: the plan, the severity owed, the scope verdict and the first-response clock are settled here.</summary>
    /// <exception cref="Refusals.RefusalException">Fields are faulty: all of them at once.</exception>
    public static TicketChange Accept(Catalog catalog, string id, string source, string externalId, string channel, TicketRequest request, Sender sender, Instant now)
        => throw new NotSupportedException();
}
