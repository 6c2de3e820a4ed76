using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Tickets ring those on call by policy, and then nobody on call gets a text beside it.</summary>
public class TicketPageTests
{
    static readonly TicketPaging Paging = Given.Catalog.Tickets.Paging!;

    [Theory]
    [InlineData(Severity.ProductionImpacted, "false")]
    [InlineData(Severity.BusinessCritical, "true")]
    public void UrgentTicket_PagesAtOnce_AndTextsNobody(Severity severity, string important)
    {
        var story = Filed(severity);

        var order = Assert.Single(story.Sent, n => n.Channel == Channel.Page);
        Assert.Equal(("default", important, "urgent"), (order.Recipient.Address, order.Data["important"], order.Data["reason"]));
        Assert.DoesNotContain(story.Sent, n => n.Channel == Channel.Sms);
        Assert.Equal(Given.Noon, story.Ticket.PagedAt);
        Assert.False(Assert.Single(story.Events(TicketEvents.PageOrdered)).Public);
    }

    [Fact]
    public void QuietTicket_PagesNobody() => Assert.Null(Filed(Severity.SystemImpaired).Ticket.PagedAt);

    [Fact]
    public void TicketRaisedToUrgent_PagesThen()
    {
        var story = Filed(Severity.General);
        story.Mail();

        Assert.Equal(["page-order page default", "ticket-reclassified email ann@shop.example"], story.Regrade(Severity.BusinessCritical).Mail());
    }

    [Fact]
    public void Warnings_BelowTheListedOne_GoToTheHandlersAlone()
    {
        var story = Filed(Severity.SystemImpaired);
        story.Mail();

        Assert.DoesNotContain("page-order page default", story.Advance("PT3H").Mail());
        Assert.Equal(
            ["clock-warning email lea", "clock-warning email xena", "clock-warning sms lea", "clock-warning sms xena", "page-order page default"],
            story.Advance("PT36M").Mail());
    }

    [Fact]
    public void Miss_PagesAgain_UnderAnotherKey()
    {
        var story = Filed(Severity.SystemImpaired).Advance("PT3H36M").Advance("PT24M");

        var orders = story.Sent.Where(n => n.Channel == Channel.Page).ToList();
        Assert.Equal(["warning", "missed"], orders.Select(o => o.Data["reason"]));
        Assert.Equal(2, orders.Select(o => o.Key).Distinct().Count());
        Assert.DoesNotContain(story.Sent, n => n.Recipient.PersonId == "otto");
    }

    [Fact]
    public void Miss_ThatIsFoundAfterTheAnswer_WakesNobody()
    {
        var story = Filed(Severity.SystemImpaired).Outage("PT5H");
        story.Sent.Clear();

        story.Answer();

        Assert.Single(story.Events(TicketEvents.Missed));
        Assert.DoesNotContain(story.Sent, n => n.Channel == Channel.Page);
    }

    [Fact]
    public void PageThatCouldNotBeStarted_IsATextToThoseOnCallAfterAll()
    {
        var story = Filed(Severity.BusinessCritical);
        var order = story.Sent.Single(n => n.Channel == Channel.Page);
        story.Mail();

        Assert.Equal(["ticket-urgent sms otto"], story.GiveUp(order, "There is no such policy.").Mail());
        Assert.Equal("page", Assert.Single(story.Events(TicketEvents.MessageFailed)).Details["channel"]);
    }

    [Fact]
    public void WithoutThePolicy_ThoseOnCallAreTextedAsEver() =>
        Assert.Contains("ticket-urgent sms otto", TicketStory.Filed("enterprise", Severity.BusinessCritical, paging: null).Mail());

    [Fact]
    public void AnswerResolutionAndClosing_AreWhatThePageLooksFor()
    {
        var story = Filed(Severity.BusinessCritical);
        Assert.Null(story.Ticket.Handled);
        Assert.Null(story.Note().Ticket.Handled);

        Assert.Equal((TicketEvents.Replied, "Enzo"), Handled(story.Answer()));
        Assert.Equal((TicketEvents.Replied, "Enzo"), Handled(story.Write()));
        Assert.Equal((TicketEvents.Resolved, "Enzo"), Handled(story.Answer().Resolve()));
        Assert.Equal((TicketEvents.Closed, "Enzo"), Handled(story.Close()));
        Assert.Null(story.Reopen().Ticket.Handled);
    }

    static (string, string) Handled(TicketStory story) => (story.Ticket.Handled!.Type, story.Ticket.Handled.By.Name);

    static TicketStory Filed(Severity severity) => TicketStory.Filed("enterprise", severity, paging: Paging);
}
