using Microsoft.AspNetCore.Http;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.OnCall;

/// <summary>Ids of what is part of a record: overrides, windows, contact methods.</summary>
public sealed class PartIds(NewId newId)
{
    const int Length = 12;

    /// <summary>A repeat under the same idempotency key is given the same id, and so the same answer.</summary>
    public string New(HttpRequest request) => (request.Once() ?? newId())[..Length];
}
