using NodaTime;

namespace SupportFlows.Domain.Delivery;

/// <summary>Whether a message may be sent now.</summary>
public abstract record LineAnswer
{
    /// <summary>Now, along with others that wait: important ones first, then those that wait longest.</summary>
    public sealed record Send(IReadOnlyList<LineEntry> Carry) : LineAnswer;

    public sealed record Wait(Instant Until) : LineAnswer;

    /// <summary>Another message tells of it, or was about to when it was last heard of.</summary>
    /// <param name="By">Its key.</param>
    /// <param name="Since">When it was let go.</param>
    public sealed record Carried(string By, Instant Since) : LineAnswer;

    /// <summary>There is newer news of the same page.</summary>
    public sealed record Overtaken : LineAnswer;

    /// <summary>Its deadline is past.</summary>
    public sealed record Expired : LineAnswer;
}
