using NodaTime;

namespace SupportFlows.Orchestrations.Storage;

static class TimeProviderExtensions
{
    public static Instant GetCurrentInstant(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
