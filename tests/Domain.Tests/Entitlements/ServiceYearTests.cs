using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using static SupportFlows.Domain.Tests.Entitlements.YearGiven;

namespace SupportFlows.Domain.Tests.Entitlements;

public class ServiceYearTests
{
    static readonly Duration Tick = Duration.FromNanoseconds(1);

    [Fact]
    public void Year_AtItsBoundary_EndsWhereTheNextBegins()
    {
        var account = Account(new Subscription("enterprise", Berliner(2025, 5, 10, 9)));
        var anniversary = Berliner(2026, 5, 10, 9);

        Assert.Equal(new ServiceYear(Berliner(2025, 5, 10, 9), anniversary), YearAt(account, anniversary - Tick));
        Assert.Equal(new ServiceYear(anniversary, Berliner(2027, 5, 10, 9)), YearAt(account, anniversary));
        Assert.Null(YearAt(account, Berliner(2025, 5, 10, 9) - Tick));
    }

    [Fact]
    public void Year_OfAnAccountInBerlin_BeginsAtItsMidnightInSummerAndWinter()
    {
        // Clocks were set forward on 30 March 2025, and are on 29 March 2026: the day of the anniversary is in winter once and in summer once.
        var account = Account(new Subscription("enterprise", Berliner(2025, 3, 30)));

        var year = YearAt(account, Berliner(2025, 12, 1))!;

        Assert.Equal(Instant.FromUtc(2025, 3, 29, 23, 0), year.From);
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 22, 0), year.To);
    }

    [Theory]
    [InlineData(2024, 2024, 2, 29, 2025, 2, 28)]
    [InlineData(2025, 2025, 2, 28, 2026, 2, 28)]
    [InlineData(2027, 2027, 2, 28, 2028, 2, 29)]
    [InlineData(2028, 2028, 2, 29, 2029, 2, 28)]
    public void Year_ThatBeganOn29February_ComesBackToIt(int at, int fromYear, int fromMonth, int fromDay, int toYear, int toMonth, int toDay)
    {
        var account = Account(new Subscription("enterprise", Berliner(2024, 2, 29)));

        Assert.Equal(new ServiceYear(Berliner(fromYear, fromMonth, fromDay), Berliner(toYear, toMonth, toDay)), YearAt(account, Berliner(at, 7, 1)));
    }

    [Fact]
    public void Year_OfASubscriptionThatEndsMidYear_EndsWithIt()
    {
        var account = Account(new Subscription("enterprise", Berliner(2025, 1, 1), Berliner(2025, 6, 1)));

        Assert.Equal(new ServiceYear(Berliner(2025, 1, 1), Berliner(2025, 6, 1)), YearAt(account, Berliner(2025, 6, 1) - Tick));
        Assert.Null(YearAt(account, Berliner(2025, 6, 1)));
    }

    [Fact]
    public void Year_OfTwoSubscriptionsInARow_IsThatOfTheOneInForce()
    {
        var renewed = Berliner(2025, 6, 1);
        var account = Account(new Subscription("enterprise", Berliner(2025, 1, 1), renewed), new Subscription("enterprise", renewed));

        var (before, after) = (YearAt(account, renewed - Tick)!, YearAt(account, renewed)!);

        Assert.Equal(new ServiceYear(renewed, Berliner(2026, 6, 1)), after);
        Assert.False(before.Holds(renewed), "A session after the renewal counts in the new year alone.");
    }

    [Fact]
    public void Year_WithALesserPlanInBetween_IsNoneThen()
    {
        var account = Account(
            new Subscription("enterprise", Berliner(2025, 1, 1), Berliner(2025, 4, 1)),
            new Subscription("business", Berliner(2025, 4, 1), Berliner(2025, 9, 1)),
            new Subscription("enterprise", Berliner(2025, 9, 1)));

        Assert.Null(YearAt(account, Berliner(2025, 5, 1)));
        Assert.Equal(Berliner(2025, 9, 1), YearAt(account, Berliner(2025, 10, 1))!.From);
    }

    [Fact]
    public void Year_OfAPlanWithoutTheService_IsNone() => Assert.Null(YearAt(Account(new Subscription("business", Berliner(2025, 1, 1))), Berliner(2025, 5, 1)));

    [Fact]
    public void Year_OfAPlanThatTheVendorDropped_IsNone() => Assert.Null(YearAt(Account(new Subscription("gold", Berliner(2025, 1, 1))), Berliner(2025, 5, 1)));
}
