using SupportFlows.Domain.Notifications;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>A notice that cannot be put into words fails loudly: half a message is worse than a fault that somebody sees.</summary>
public class FaultyNoticeTests
{
    [Fact]
    public void Template_Unknown_IsNamedWithTheNotice()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Sample.Words.Render(Sample.Notice(Templates.TicketReply, Channel.Email) with { Template = "no-such" }));

        Assert.Contains("'no-such.email.en'", fault.Message);
        Assert.Contains("T-7K2M9QXA.sample.1", fault.Message);
    }

    [Fact]
    public void Template_OverAChannelItDoesNotHave_IsNamed() =>
        Assert.Contains("'ticket-urgent.email.en'", Assert.Throws<InvalidOperationException>(() => Sample.Words.Render(Sample.Notice(Templates.TicketUrgent, Channel.Email))).Message);

    [Fact]
    public void Optional_DatumNotEvenThere_IsNamedWithTheTemplate()
    {
        var notice = Sample.Notice(Templates.ClockWarning, Channel.Sms);

        var fault = Assert.Throws<InvalidOperationException>(() => Sample.Words.Render(notice with { Data = notice.Data.Where(d => d.Key != "assignee").ToDictionary() }));

        Assert.Contains("'clock-warning.sms.en' needs 'assignee'", fault.Message);
    }

    [Theory]
    [InlineData("severity", "catastrophic")]
    [InlineData("clock", "tea-time")]
    [InlineData("plan", "platinum")]
    [InlineData("due", "tomorrow")]
    public void Datum_OfAnotherShape_IsAFault(string datum, string value)
    {
        var fault = Record.Exception(() => Sample.Words.Render(Sample.Notice(Templates.ClockWarning, Channel.Email, change: (datum, value))));

        Assert.Contains(value, fault?.Message);
    }
}
