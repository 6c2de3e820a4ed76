using NodaTime;

namespace SupportFlows.Orchestrations.Storage;

public static class TimeProviderExtensions
{
    public static Instant GetCurrentInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
