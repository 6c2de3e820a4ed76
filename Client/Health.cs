namespace SupportFlows.Client;

/// <summary>The app lives, and can keep what it accepts.</summary>
public sealed record Health : Answer
{
    /// <summary><c>ok</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The app's clock.</summary>
    public required DateTimeOffset Time { get; init; }
}
