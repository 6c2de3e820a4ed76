using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Tests.Pages;

public class EscalationTests
{
    [Fact]
    public void First_Level_Is_Texted_At_Once_And_Called_Two_Minutes_Later()
    {
        var story = PageStory.Ordered().Decide();
        Assert.Equal(["sms otto"], story.Rung());

        Assert.Empty(story.Advance("PT1M59S").Rung());
        Assert.Equal(["voice otto"], story.Advance("PT1S").Rung());
    }

    [Fact]
    public void Second_Level_Is_Paged_When_The_First_Does_Not_Answer()
    {
        var story = PageStory.Ordered().Decide().Advance("PT4M59S");
        story.Rung();

        Assert.Equal(["sms lea"], story.Advance("PT1S").Rung());
        Assert.Equal("2", story.Events(PageEvents.LevelStarted)[^1].Details["level"]);
    }

    [Fact]
    public void Clock_That_Is_Set_Back_By_Hours_Costs_A_Level_Its_Own_Time_And_No_More()
    {
        var story = PageStory.Ordered().Decide().Advance("PT1M");
        story.Rung();

        story.SetBack("PT3H");
        Assert.Empty(story.Rung());
        Assert.Equal(["voice otto"], story.Advance("PT2M").Rung());
        Assert.Equal(["sms lea"], story.Advance("PT3M").Rung());
        Assert.Equal(["voice lea"], story.Advance("PT2M").Rung());
    }

    [Fact]
    public void Quiet_After_An_Acknowledgement_Is_Counted_Anew_When_The_Clock_Is_Set_Back()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"]) with { RepageAfter = Duration.FromMinutes(30) }).Decide();
        story.Acknowledge("otto");
        story.Rung();

        story.SetBack("PT3H");
        Assert.Empty(story.Advance("PT29M59S").Rung());
        Assert.Equal(["sms otto"], story.Advance("PT1S").Rung());
    }

    [Fact]
    public void Level_With_Nobody_On_Call_Is_Skipped_At_Once_And_Says_So()
    {
        var story = PageStory.Ordered(PageStory.Policy(["#gap"], ["lea"])).Decide();

        Assert.Equal(["sms lea"], story.Rung());
        Assert.Equal("nobody-on-call", story.Events(PageEvents.LevelSkipped).Single().Details["why"]);
    }

    [Fact]
    public void Person_Without_A_Way_To_Reach_Him_Is_Said_To_Be_Unreachable_And_Does_Not_Count()
    {
        var story = PageStory.Ordered();
        var otto = story.Responders["otto"];
        story.Responders["otto"] = otto with { Methods = [.. otto.Methods.Select(m => m with { VerifiedAt = null })] };

        Assert.Equal(["sms lea"], story.Decide().Rung());
        Assert.Equal("otto", story.Events(PageEvents.Unreachable).Single().Details["people"]);
        Assert.Equal("nobody-reachable", story.Events(PageEvents.LevelSkipped).Single().Details["why"]);
    }

    [Fact]
    public void Person_Named_Twice_In_A_Level_Is_Paged_Once()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "#night"]));
        story.OnCallAt = (_, _) => ["otto", "lea"];

        Assert.Equal(["sms otto", "sms lea"], story.Decide().Rung());
    }

    [Fact]
    public void Whoever_Was_Taken_Off_Call_Meanwhile_Is_Not_Paged()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"], ["#night"]));
        story.OnCallAt = (_, _) => ["lea"];
        story.Decide();
        story.OnCallAt = (_, _) => ["xena"];

        story.Rung();
        Assert.Contains("sms xena", story.Advance("PT5M").Rung());
        Assert.Null(story.Page.Notifications.FirstOrDefault(n => n.PersonId == "lea"));
    }

    [Fact]
    public void Policy_Is_Frozen_And_A_Reopened_Page_Takes_The_New_One()
    {
        var story = PageStory.Ordered().Decide();
        story.Do((p, now) => PageCommands.Raise(p, PageStory.Order(), PageStory.Policy(["xena"]), Timelines.Actor.System, "ticket", now));
        Assert.Equal(["sms otto"], story.Rung());

        story.Close("otto");
        story.Do((p, now) => PageCommands.Raise(p, PageStory.Order(), PageStory.Policy(["xena"]), Timelines.Actor.System, "ticket", now));
        Assert.Equal(["sms xena"], story.Rung());
    }

    [Fact]
    public void All_Levels_Are_Gone_Through_Again_As_Often_As_The_Policy_Says_Then_The_Last_Resort_For_Ever()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"], ["lea"]) with { Repeat = 1, LastResort = PageStory.Target("xena") }).Decide();
        story.Responders["otto"] = story.Responders["otto"] with { DefaultRules = [PageStory.Rule("sms")] };

        Assert.Equal(4, story.Advance("PT19M").Events(PageEvents.LevelStarted).Count);
        Assert.Null(story.Page.ExhaustedSince);
        story.Advance("PT1M");
        Assert.Equal(story.Now, story.Page.ExhaustedSince);
        Assert.Single(story.Events(PageEvents.NobodyAnswered));
        story.Rung();
        Assert.Equal(["sms xena", "voice xena"], story.Advance("PT15M").Rung().Order().Distinct());
        story.Advance("P1D");
        Assert.Equal(98, story.Events(PageEvents.LastResort).Count);
        Assert.Single(story.Events(PageEvents.NobodyAnswered));
        Assert.InRange(story.Page.Notifications.Count, 1, 20);
    }

    [Fact]
    public void Nobody_At_All_On_Call_Goes_Straight_To_The_Last_Resort()
    {
        var story = PageStory.Ordered(PageStory.Policy(["#gap"], ["#gap"]) with { Repeat = 9, LastResort = PageStory.Target("xena") }).Decide();

        Assert.Equal(["sms xena"], story.Rung());
        Assert.Equal(2, story.Events(PageEvents.LevelSkipped).Count);
        Assert.Equal(Given.Noon, story.Page.ExhaustedSince);
    }

    [Fact]
    public void Nobody_Whom_It_Could_Page_Is_Mailed_To_Those_Who_Lead_Again_And_Again()
    {
        var story = PageStory.Ordered(PageStory.Policy(["#gap"]));
        story.People["boss"] = Given.Member("boss", null, PersonRole.Lead).Person;

        Assert.Equal(["email boss page-unanswered"], story.Decide().Rung());
        Assert.Equal(["email boss page-unanswered"], story.Advance("PT15M").Rung());
    }

    [Fact]
    public void Nobody_Whom_It_Could_Page_And_Nobody_Who_Leads_Is_Mailed_To_Everybody() =>
        Assert.Equal(
            ["email otto page-unanswered", "email lea page-unanswered", "email xena page-unanswered"],
            PageStory.Ordered(PageStory.Policy()).Decide().Rung());

    [Fact]
    public void Policy_Edited_To_No_Wait_At_All_Does_Not_Spin()
    {
        var policy = PageStory.Policy(["otto"], ["lea"]) with { LastResortEvery = Duration.Zero };

        PageStory.Ordered(policy with { Levels = [.. policy.Levels.Select(l => l with { Wait = Duration.Zero })] }).Decide().Advance("PT5M");
    }

    [Fact]
    public void Late_Wake_Up_Sends_What_Piled_Up_Once_And_Gives_The_Next_Level_Its_Time()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("sms"), PageStory.Rule("sms", "PT1M"), PageStory.Rule("sms", "PT2M"), PageStory.Rule("voice", "PT3M"));
        story.Decide();
        story.Rung();

        Assert.Equal(["sms otto", "voice otto", "sms lea"], story.Outage("PT3H").Decide().Rung());
        Assert.Equal(story.Now + Duration.FromMinutes(5), story.Page.NextLevelAt);
    }

    [Fact]
    public void Important_Page_Goes_By_The_Rules_For_Important_Ones()
    {
        var story = PageStory.Ordered(important: true);
        story.Responders["otto"] = story.Responders["otto"] with { ImportantRules = [PageStory.Rule("voice")] };

        Assert.Equal(["voice otto"], story.Decide().Rung());
    }

    [Fact]
    public void Page_That_Becomes_Important_Begins_Its_Level_Anew()
    {
        var story = PageStory.Ordered().Decide().Advance("PT6M");
        story.Responders["lea"] = story.Responders["lea"] with { ImportantRules = [PageStory.Rule("voice")] };
        story.Rung();

        Assert.Equal(["voice lea"], story.Raise(important: true).Rung());
        Assert.Equal(2, story.Page.Level);
    }

    [Fact]
    public void First_Message_To_A_Phone_Is_Marked_And_The_Next_One_Is_Not()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("sms"), PageStory.Rule("sms", "PT1M"));
        story.Decide().Advance("PT1M");

        Assert.Equal([true, false], story.Sent().Select(n => n.Terms!.IsFirst));
        Assert.All(story.Sent(), n => Assert.Equal("p1", n.Terms!.About));
    }
}
