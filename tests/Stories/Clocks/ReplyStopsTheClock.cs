using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Clocks;

public class ReplyStopsTheClock
{
    [Fact]
    public Task Public_Reply_In_Time_Meets_The_Promise_And_Silences_The_Warnings() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(5.Minutes());

        await story.Staff.Replies(ticket, "We are on it.");
        await story.Advance(1.Hours());

        await ticket.Clock("first-response").Is("met");
        await ticket.Is("open");
        await story.Mailbox(Contacts.Ann).Expects("ticket-reply", "We are on it.");
    });

    [Fact]
    public Task Reply_A_Moment_Before_The_Due_Time_Meets_It() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(15.Minutes() - TimeSpan.FromTicks(1));

        await story.Staff.Replies(ticket, "Just in time.");

        await ticket.Clock("first-response").Is("met");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Reply_At_The_Due_Time_Is_Too_Late() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");
        await story.Advance(15.Minutes());

        await story.Staff.Replies(ticket, "A moment late.");

        await ticket.Clock("first-response").Is("missed");
        Assert.Single(await ticket.Events("clock-missed"));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Internal_Note_Is_Not_A_Reply_And_Stays_Inside() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");

        await story.Staff.Notes(ticket, "They forgot to pay.");

        await ticket.Clock("first-response").Is("running");
        var seen = await story.Customer("demo-enterprise").Gets($"/api/tickets/{ticket.Id}/timeline");
        Assert.DoesNotContain("forgot to pay", seen.Text, StringComparison.Ordinal);
        Assert.Single(await ticket.Events("noted"));
    });
}
