using CsCheck;
using NodaTime;
using SupportFlows.Domain.Rates;

namespace SupportFlows.Domain.Tests.Rates;

public class RateLimitTests
{
    static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    static readonly Gen<RateLimit> Limits = Gen.Select(Gen.Int[1, 50], Gen.Int[1, 120], (most, seconds) => new RateLimit(most, Duration.FromSeconds(seconds)));

    [Fact]
    public void Take_AllAtOnce_TakesThatManyAndSaysHowLongTheNextHasToWait()
    {
        var limit = RateLimit.PerMinute(30);
        var full = Instant.MinValue;
        for (var n = 0; n < 30; n++)
        {
            var taken = limit.Take(full, Noon);
            Assert.True(taken.IsTaken);
            full = taken.Full;
        }

        var refused = limit.Take(full, Noon);

        Assert.Equal((false, Duration.FromSeconds(2)), (refused.IsTaken, refused.Wait));
        Assert.False(limit.Take(refused.Full, Noon + Duration.FromMilliseconds(1_999)).IsTaken);
        Assert.True(limit.Take(refused.Full, Noon + refused.Wait).IsTaken);
    }

    [Fact]
    public void Take_RefusedMeanwhile_CostsNothing() => Limits.Sample(limit =>
    {
        var full = Drain(limit, Noon);
        var once = limit.Take(full, Noon);

        Assert.Equal(full, once.Full);
        Assert.True(limit.Take(limit.Take(once.Full, Noon).Full, Noon + once.Wait).IsTaken);
    });

    [Fact]
    public void Take_AnyTimes_NeverMoreThanTheWindowAndWhatCameBackAllow() => Gen.Select(Limits, Gen.Int[0, 5_000].Array[1, 200]).Sample((limit, gaps) =>
    {
        var (full, now) = (Instant.MinValue, Noon);
        var taken = new List<Instant>();
        foreach (var gap in gaps)
        {
            now += Duration.FromMilliseconds(gap);
            var verdict = limit.Take(full, now);
            full = verdict.Full;
            if (verdict.IsTaken)
            {
                taken.Add(now);
            }
        }

        for (var first = 0; first < taken.Count; first++)
        {
            for (var last = first; last < taken.Count; last++)
            {
                var back = (taken[last] - taken[first]) / limit.Window * limit.Most;
                Assert.True(last - first + 1 <= limit.Most + back + 1e-6, $"{last - first + 1} taken within {taken[last] - taken[first]}.");
            }
        }
    });

    [Fact]
    public void Take_ClockSetBackForHours_NobodyWaitsForIt()
    {
        var limit = RateLimit.PerMinute(10);

        Assert.True(limit.Take(Drain(limit, Noon), Noon - Duration.FromHours(5)).IsTaken);
    }

    static Instant Drain(RateLimit limit, Instant now)
    {
        var verdict = limit.Take(Instant.MinValue, now);
        while (verdict.IsTaken)
        {
            verdict = limit.Take(verdict.Full, now);
        }

        return verdict.Full;
    }
}
