namespace SupportFlows.Fakes;

/// <summary>How a provider is down.</summary>
public enum Outage
{
    /// <summary>503 to everything.</summary>
    Unavailable,

    /// <summary>Every connection breaks.</summary>
    Unreachable,
}
