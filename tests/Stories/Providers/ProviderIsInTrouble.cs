using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Providers;

public class ProviderIsInTrouble
{
    [Theory]
    [InlineData(Behaviour.RateLimited)]
    [InlineData(Behaviour.ServerError)]
    [InlineData(Behaviour.DropConnection)]
    public Task Email_Arrives_Once_When_The_Provider_Is_Back(Behaviour trouble) => Story.Tell(async story =>
    {
        story.ExpectsLog("will be offered again");
        story.ExpectsLog("Activity SendMessage");
        story.Providers.Email.On(Contacts.Ann).Next(trouble, trouble);

        var ticket = await story.Customer("demo-enterprise").Files("general");
        await story.Advance(10.Minutes());

        await story.Mailbox(Contacts.Ann).Expects("ticket-accepted", ticket.Id);
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned", ticket.Id);
    });

    [Theory]
    [InlineData(Behaviour.RateLimited)]
    [InlineData(Behaviour.ServerError)]
    [InlineData(Behaviour.DropConnection)]
    public Task Text_Arrives_Once_When_The_Provider_Is_Back(Behaviour trouble) => Story.Tell(async story =>
    {
        story.ExpectsLog("will be offered again");
        story.ExpectsLog("Activity SendMessage");
        await story.PagesNobody();
        story.Phone(Contacts.Oncall1Phone).Will(trouble, trouble);

        var ticket = await story.Customer("demo-enterprise").Files("business-critical");
        await story.Advance(5.Minutes());

        await story.Phone(Contacts.Oncall1Phone).Expects("ticket-urgent", ticket.Id);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Address_That_Is_Refused_For_Good_Is_Given_Up_And_Said() => Story.Tell(async story =>
    {
        story.ExpectsLog("is given up");
        story.Providers.Email.On(Contacts.Ann).Always(Behaviour.RefuseRecipient);

        await story.Customer("demo-enterprise").Files("general");
        await story.Advance(1.Hours());

        Assert.Single(story.Providers.Email.Requests, r => r.Recipient == Contacts.Ann);
        await story.Mailbox(Contacts.Expert).Expects("ticket-assigned");
    });
}
