namespace SupportFlows.Orchestrations.Notifications;

/// <summary>The number that somebody wrote down; null when no telephone has it, or when dialling it costs whoever calls.</summary>
/// <param name="region">Two letters (ISO 3166): where a number without a country code is meant to be.</param>
public delegate DialledNumber? ToE164(string text, string? region = null);

/// <param name="E164">As it is dialled from anywhere: <c>+</c>, country code and number.</param>
public sealed record DialledNumber(string E164, NumberKind Kind);

/// <summary>What a number is assigned to, as far as its numbering plan tells.</summary>
public enum NumberKind
{
    Mobile,
    Fixed,

    /// <summary>Their numbers look the same, as in North America.</summary>
    FixedOrMobile,

    TollFree,

    /// <summary>Internet telephony, a personal number, a pager.</summary>
    Other,
}
