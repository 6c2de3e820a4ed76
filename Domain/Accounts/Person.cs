using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Accounts;

/// <summary>A member of the vendor's staff.</summary>
/// <param name="Tier">Null for somebody who does not work tickets, such as a TAM.</param>
/// <param name="Skills">Products the person knows, lower case.</param>
/// <param name="Shift">When the person is at work; null is always.</param>
public sealed record Person(
    string Id,
    string Name,
    string Email,
    string? Phone,
    string Language,
    string TimeZone,
    HandlerTier? Tier,
    IReadOnlyList<string> Skills,
    IReadOnlyList<PersonRole> Roles,
    SupportHours? Shift = null);

public enum PersonRole
{
    Handler,
    Lead,
    OnCall,
    Tam,
}
