using NodaTime;

namespace SupportFlows.Adapters.Tests;

/// <summary>Stands until the test moves it.</summary>
sealed class SetClock(Instant now) : TimeProvider
{
    public Instant Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
