using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Probe;

namespace SupportFlows.Domain.Tests.Probe;

public class ProbeRuleTests
{
    static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    static readonly Duration Every = Duration.FromMinutes(15);

    [Fact]
    public void First_One_Is_Due_At_Once() => Assert.Equal(ProbeStep.Open, ProbeRule.Next(null, Every, Start));

    [Theory]
    [InlineData(PageStatus.Triggered, 100, ProbeStep.Wait)]
    [InlineData(PageStatus.Acknowledged, 1, ProbeStep.Close)]
    [InlineData(PageStatus.Closed, 14, ProbeStep.Wait)]
    [InlineData(PageStatus.Closed, 15, ProbeStep.Open)]
    public void Next_One_Waits_For_The_Answer_And_For_Its_Time(PageStatus status, int minutes, ProbeStep step) =>
        Assert.Equal(step, ProbeRule.Next(Page(status), Every, Start + Duration.FromMinutes(minutes)));

    [Fact]
    public void Round_Trip_Ends_With_The_First_Answer()
    {
        Assert.Null(ProbeRule.RoundTrip(Page(PageStatus.Triggered)));
        var answered = Page(PageStatus.Closed) with { AcknowledgedAt = Start + Duration.FromSeconds(7), ClosedAt = Start + Duration.FromSeconds(30) };
        Assert.Equal(Duration.FromSeconds(7), ProbeRule.RoundTrip(answered));
    }

    static Page Page(PageStatus status) => new()
    {
        Id = "p",
        Source = "probe",
        ExternalId = "1",
        Subject = "Probe",
        Policy = new EscalationPolicy { Id = "probe", Name = "Probe", Levels = [] },
        Status = status,
        RaisedAt = Start,
        CreatedAt = Start,
        UpdatedAt = Start,
    };
}
