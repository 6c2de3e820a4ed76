using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Tests.Tickets;

/// <summary>Whoever writes a template can rely on its list.</summary>
public class NoticeDataTests
{
    static readonly IReadOnlyList<Notice> Everything = All();

    static readonly string[] OfTickets = ["ticket-", "clock-"];

    [Fact]
    public void EveryTemplate_IsUsed() =>
        Assert.Equal(
            Templates.All.Select(t => t.Name).Where(t => OfTickets.Any(p => t.StartsWith(p, StringComparison.Ordinal))).Order(),
            Everything.Select(n => n.Template).Distinct().Order());

    [Fact]
    public void EveryNotice_CarriesExactlyTheDataOfItsTemplate()
    {
        foreach (var notice in Everything)
        {
            var template = Templates.All.Single(t => t.Name == notice.Template);
            Assert.Contains(notice.Channel, template.Channels);
            Assert.Equal(template.Required.Concat(template.Optional).Order(), notice.Data.Keys.Order());
            Assert.All(template.Required, key => Assert.False(string.IsNullOrEmpty(notice.Data[key]), $"{notice.Template} has no {key}."));
        }
    }

    [Fact]
    public void EveryKey_IsSafeInAUrlAndNamesItsTicketChannelAndRecipient() =>
        Assert.All(Everything, n => Assert.Matches(@"\At1\.[a-z0-9-]+\.[0-9]+\.(email|sms)\.[A-Za-z0-9_-]+\z", n.Key));

    [Fact]
    public void CustomersAddress_NeverStandsInAKey() => Assert.All(Everything, n => Assert.DoesNotContain("shop", n.Key));

    static IReadOnlyList<Notice> All()
    {
        var answered = TicketStory.Filed("enterprise", Severity.ProductionImpacted).Write().Regrade(Severity.BusinessCritical).Advance("PT1H")
            .Answer().Pend().Advance("P2D").Write().Answer().Resolve().Reopen().Close();
        var stranger = TicketStory.Filed(Given.Request(), new SupportFlows.Domain.Tickets.Sender(null, Given.Ann));
        var phone = TicketStory.Filed(with: r => r with { Contact = new("Ann", null, "+4930111111") }).Answer().Regrade(Severity.SystemImpaired).Pend().Advance("P9D");
        return [.. answered.Sent, .. stranger.Sent, .. phone.Sent];
    }
}
