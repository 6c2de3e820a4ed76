using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tests.Pages;

public class AnswerTests
{
    [Fact]
    public void Acknowledgement_Stops_Everything_At_Once()
    {
        var story = PageStory.Ordered().Decide().Advance("PT2M");
        var call = story.KeyOf("voice", "otto");
        story.Rung();

        story.Acknowledge("otto", "voice");

        Assert.Equal([call], story.Withdrawn);
        Assert.Empty(story.Advance("P60D").Rung());
        Assert.False(story.Finished);
    }

    [Fact]
    public void Second_Person_Is_Told_Who_Was_First_And_Changes_Nothing()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"])).Decide();
        var first = story.Acknowledge("otto", "voice");
        var before = story.Page;

        var second = story.Acknowledge("lea");

        Assert.Equal((PageOutcome.Acknowledged, "Otto"), (first.Outcome, first.By!.Name));
        Assert.Equal(new PageAnswer(PageOutcome.AlreadyAcknowledged, "Database is down", PageStory.Actor("otto"), Given.Noon, "voice"), second);
        Assert.Equal(before, story.Page);
    }

    [Fact]
    public void Others_Who_Were_Woken_Hear_Who_Has_It_And_When_It_Is_Over()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"], ["xena"])).Decide();
        story.Rung();

        story.Acknowledge("otto");
        Assert.Equal(["sms lea acknowledged"], story.Rung());
        story.Close("lea", "link");
        Assert.Equal(["sms otto closed"], story.Rung());
        Assert.True(story.Finished);
    }

    [Fact]
    public void Whoever_Cannot_Be_Texted_Hears_By_Mail_And_Never_By_A_Call()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"])).Decide();
        story.Responders["lea"] = story.Responders["lea"] with { Methods = [.. story.Responders["lea"].Methods.Where(m => m.Channel != Channel.Sms)] };
        story.Rung();

        story.Acknowledge("otto");

        Assert.Equal(["email lea acknowledged"], story.Rung());
    }

    [Theory]
    [InlineData("acknowledge"), InlineData("escalate"), InlineData("close")]
    public void Closed_Page_Says_Who_Closed_It(string command)
    {
        var story = PageStory.Ordered().Decide();
        story.Close("lea", "api");

        var answer = command switch { "acknowledge" => story.Acknowledge("otto"), "escalate" => story.Escalate("otto"), _ => story.Close("otto") };

        Assert.Equal(new PageAnswer(PageOutcome.AlreadyClosed, "Database is down", PageStory.Actor("lea"), Given.Noon, "api"), answer);
        Assert.Equal(PageStatus.Closed, story.Page.Status);
    }

    [Fact]
    public void Escalation_From_The_Phone_Pages_The_Next_Level_Now_And_Leaves_Who_Passed_It_On_In_Peace()
    {
        var story = PageStory.Ordered().Decide();
        story.Rung();

        Assert.Equal(PageOutcome.Escalated, story.Escalate("otto").Outcome);

        Assert.Equal(["sms lea", "voice lea"], story.Advance("PT4M").Rung());
    }

    [Fact]
    public void Escalation_Of_An_Acknowledged_Page_Takes_The_Acknowledgement_Back()
    {
        var story = PageStory.Ordered().Decide();
        story.Acknowledge("otto");
        story.Rung();

        story.Escalate("otto");

        Assert.Equal(["sms lea"], story.Rung());
        Assert.Null(story.Page.AcknowledgedBy);
        Assert.Equal(PageOutcome.Acknowledged, story.Acknowledge("lea").Outcome);
    }

    [Fact]
    public void Escalation_After_The_Last_Level_Calls_The_Last_Resort()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"]) with { LastResort = PageStory.Target("xena") }).Decide();
        story.Acknowledge("otto");
        story.Rung();

        story.Escalate("otto");

        Assert.Equal(["sms xena"], story.Rung());
        story.Acknowledge("xena");
        Assert.Null(story.Page.ExhaustedSince);
    }

    [Fact]
    public void Acknowledged_Page_That_Nobody_Touches_Is_Paged_Again()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"]) with { RepageAfter = Duration.FromMinutes(30) }).Decide();
        story.Acknowledge("otto");
        story.Advance("PT20M").Do((p, now) => PageCommands.Touch(p, PageStory.Actor("otto"), "api", now));
        story.Rung();

        Assert.Empty(story.Advance("PT29M").Rung());
        Assert.Equal(["sms otto"], story.Advance("PT1M").Rung());
        Assert.Equal("Otto", story.Events(PageEvents.RePaged).Single().Details["acknowledgedBy"]);
        Assert.Equal(2, story.Page.Episode);
    }

    [Fact]
    public void Old_Acknowledged_Page_Without_Repaging_Stays_Silent_For_Ever()
    {
        var story = PageStory.Ordered().Decide();
        story.Acknowledge("otto");

        Assert.Null(story.Page.WakeAt);
    }

    [Fact]
    public void Raised_Again_While_It_Rings_It_Goes_On_As_It_Was()
    {
        var story = PageStory.Ordered().Decide();
        story.Rung();

        Assert.Empty(story.Raise().Rung());
        Assert.Equal(["urgent", "missed"], story.Page.Reasons);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Raised_Again_After_An_Answer_It_Rings_From_The_First_Level(bool close)
    {
        var story = PageStory.Ordered().Decide();
        _ = close ? story.Close("otto") : story.Acknowledge("otto");
        story.Rung();

        Assert.Equal(["sms otto"], story.Raise().Rung());
        Assert.Equal((PageStatus.Triggered, 2), (story.Page.Status, story.Page.Episode));
        Assert.False(story.Finished);
    }

    [Theory]
    [InlineData(TicketAnswerKind.Answered), InlineData(TicketAnswerKind.Resolved), InlineData(TicketAnswerKind.Closed), InlineData(TicketAnswerKind.Merged)]
    public void Customer_Who_Is_Answered_Meanwhile_Stops_The_Phone(TicketAnswerKind kind)
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"])).Decide().Advance("PT2M");
        story.Rung();

        story.Ticket = new TicketAnswer(kind, PageStory.Actor("otto"), story.Now);
        story.Decide();

        Assert.Equal(PageStatus.Closed, story.Page.Status);
        Assert.Equal([$"sms lea {kind}".ToLowerInvariant()], story.Rung());
        Assert.Equal(2, story.Withdrawn.Count);
        Assert.Empty(story.Advance("P1D").Rung());
    }

    [Theory]
    [InlineData(TicketAnswerKind.Answered), InlineData(TicketAnswerKind.Resolved)]
    public void What_Was_Done_Before_The_Page_Was_Raised_Answers_Nothing(TicketAnswerKind kind)
    {
        var story = PageStory.Ordered();
        story.Ticket = new TicketAnswer(kind, PageStory.Actor("otto"), Given.Noon - Duration.FromMinutes(1));

        Assert.Equal(["sms otto"], story.Decide().Rung());
    }

    [Fact]
    public void Acknowledged_While_Twilio_Is_Tried_The_Waiting_Text_Is_Withdrawn()
    {
        var story = PageStory.Ordered();
        story.Network = _ => story.Refused;
        story.Decide();

        story.Acknowledge("lea", "api");

        Assert.Equal(2, story.Withdrawn.Count);
    }

    [Fact]
    public void Order_Without_Words_Is_Refused_With_Every_Faulty_Field()
    {
        var refusal = Assert.Throws<RefusalException>(() =>
            PageCommands.Open("p1", new PageOrder("api", " ", "", " "), PageStory.Policy(["otto"]), PageStory.Actor("otto"), "api", Given.Noon));

        Assert.Equal(["externalId", "subject", "reason"], refusal.Errors.Select(e => e.Field));
    }
}
