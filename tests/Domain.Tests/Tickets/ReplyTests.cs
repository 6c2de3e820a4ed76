using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Tickets;

public class ReplyTests
{
    [Fact]
    public void Answer_ByAHuman_MeetsTheFirstResponseAndOpensTheTicket()
    {
        var story = TicketStory.Filed().Advance("PT1H").Answer();

        Assert.Equal((ClockState.Met, story.Now), (story.FirstResponse.State, story.FirstResponse.EndedAt));
        Assert.Equal((TicketStatus.Open, ActorKind.Staff), (story.Ticket.Status, story.Ticket.LastSpeaker));
    }

    [Fact]
    public void Note_IsNotAnAnswer()
    {
        var story = TicketStory.Filed();
        story.Mail();
        story.Note();

        Assert.Equal((ClockState.Running, TicketStatus.New, ActorKind.Customer), (story.FirstResponse.State, story.Ticket.Status, story.Ticket.LastSpeaker));
        Assert.Empty(story.Mail());
        Assert.False(story.Events(TicketEvents.Noted).Single().Public);
    }

    [Fact]
    public void AutomaticMessage_IsNotAnAnswer()
    {
        var story = TicketStory.Filed();
        story.Do((t, now) => TicketCommands.Reply(story.Catalog, t, Actor.System, "system", "We are on it.", true, now));

        Assert.Equal((ClockState.Running, TicketStatus.New), (story.FirstResponse.State, story.Ticket.Status));
    }

    [Fact]
    public void CustomersMessage_MarkedPrivate_IsPublicAllTheSame()
    {
        var story = TicketStory.Filed().Answer();
        story.Do((t, now) => TicketCommands.Reply(story.Catalog, t, Given.Customer, "api", "Still broken.", false, now));

        Assert.All(story.Events(TicketEvents.Replied), reply => Assert.True(reply.Public));
    }

    [Fact]
    public void Answer_IsMirroredToTheContactAndTheWatchers()
    {
        var story = TicketStory.Filed();
        story.Do((t, now) => TicketCommands.Watch(t, Given.Customer, "api", ["boss@shop.example"], [], now));
        story.Mail();

        Assert.Equal(["ticket-reply email ann@shop.example", "ticket-reply email boss@shop.example"], story.Answer().Mail());
    }

    [Fact]
    public void CustomersMessage_IsMirroredToTheAssigneeAndTheOtherWatchers()
    {
        var story = TicketStory.Filed();
        story.Do((t, now) => TicketCommands.Watch(t, Given.Customer, "api", ["boss@shop.example", "ann@shop.example"], [], now));
        story.Mail();

        Assert.Equal(["ticket-customer-replied email enzo", "ticket-reply email boss@shop.example"], story.Write().Mail());
    }

    [Fact]
    public void AnotherContactsMessage_IsMirroredToTheContactAndTheOtherWatchers()
    {
        var story = TicketStory.Filed();
        story.Do((t, now) => TicketCommands.Watch(t, Given.Customer, "api", ["boss@shop.example", "bob@shop.example"], [], now));
        story.Mail();
        var bob = new Actor(ActorKind.Customer, "Bob@shop.example", "Bob");

        story.Do((t, now) => TicketCommands.Reply(story.Catalog, t, bob, "email", "I see it too.", true, now));

        Assert.Equal(["ticket-customer-replied email enzo", "ticket-reply email ann@shop.example", "ticket-reply email boss@shop.example"], story.Mail());
    }

    [Fact]
    public void MessageUnderAnAccountsKey_IsTakenForTheContactsOwn()
    {
        var story = TicketStory.Filed();
        story.Mail();
        var key = new Actor(ActorKind.Customer, "0123456789abcdef", "Shop portal");

        story.Do((t, now) => TicketCommands.Reply(story.Catalog, t, key, "api", "It still fails.", true, now));

        Assert.Equal(["ticket-customer-replied email enzo"], story.Mail());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void Message_WithoutWords_IsRefused(string? body)
    {
        var ticket = TicketStory.Filed().Ticket;

        var refusal = Assert.Throws<RefusalException>(() => TicketCommands.Reply(Given.Catalog, ticket, Given.Handler, "console", body!, true, Given.Noon));

        Assert.Equal("body", Assert.Single(refusal.Errors).Field);
    }
}
