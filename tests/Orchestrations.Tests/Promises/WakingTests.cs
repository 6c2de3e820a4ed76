using NodaTime;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tests.Promises;

public class WakingTests
{
    static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(50, 1)]
    [InlineData(100, 1)]
    [InlineData(149, 2)]
    public void Timer_IsNeverBeforeWhatItStandsFor(long nanoseconds, long ticks) =>
        Assert.Equal(Noon.ToDateTimeUtc().AddTicks(ticks), PromiseStep.TimeOf(Noon + Duration.FromNanoseconds(nanoseconds)));
}
