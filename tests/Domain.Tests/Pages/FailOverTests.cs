using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Tests.Pages;

public class FailOverTests
{
    [Fact]
    public void Undelivered_Text_Becomes_A_Call_At_Once()
    {
        var story = PageStory.Ordered();
        story.Network = n => n.Channel == Channel.Sms ? story.Is(DeliveryStatus.Failed, "30003 unreachable") : story.Arrives(n);

        Assert.Equal(["sms otto", "voice otto"], story.Decide().Rung());
        Assert.Equal("30003 unreachable", story.Events(PageEvents.DeliveryFailed).Single().Details["error"]);
        Assert.Empty(story.Advance("PT2M").Rung());
    }

    [Fact]
    public void Voicemail_That_Picks_Up_Is_Not_Taken_For_A_Human()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("voice"), PageStory.Rule("sms", "PT4M"));
        story.Network = n => n.Channel == Channel.Voice ? story.Is(DeliveryStatus.Failed, "answered by a machine") : story.Arrives(n);

        Assert.Equal(["voice otto", "sms otto"], story.Decide().Rung());
        Assert.Equal(PageStatus.Triggered, story.Page.Status);
    }

    [Fact]
    public void Text_Without_A_Receipt_Is_Asked_About_After_A_Minute_And_Then_Becomes_A_Call()
    {
        var story = PageStory.Ordered();
        story.Network = n => n.Channel == Channel.Sms ? story.Taken() : story.Arrives(n);
        story.Decide().Advance("PT59S");
        Assert.Equal(["sms otto"], story.Rung());
        Assert.Empty(story.Asked);

        Assert.Equal(["voice otto"], story.Advance("PT1S").Rung());
        Assert.Single(story.Asked);
        Assert.Single(story.Events(PageEvents.Unconfirmed));
    }

    [Fact]
    public void Text_Of_Which_The_Provider_Says_When_Asked_That_It_Arrived_Is_No_Failure()
    {
        var story = PageStory.Ordered();
        story.Network = n => n.Channel == Channel.Sms ? story.Taken() : story.Arrives(n);
        story.Provider = _ => new Receipt(DeliveryStatus.Delivered, story.Now);
        story.Decide();
        story.Rung();

        Assert.Empty(story.Advance("PT1M59S").Rung());
        Assert.Empty(story.Events(PageEvents.Unconfirmed));
    }

    [Fact]
    public void Provider_That_Never_Answers_The_Question_Holds_Nothing_Up()
    {
        var story = PageStory.Ordered();
        story.Network = n => story.Taken();
        story.Decide().Advance("PT30M");

        Assert.NotNull(story.Page.ExhaustedSince);
    }

    [Fact]
    public void Call_That_Still_Rings_Is_Given_Its_Time()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("voice"), PageStory.Rule("sms", "PT4M"));
        story.Decide();
        story.Rung();

        Assert.Empty(story.Advance("PT1M59S").Rung());
        Assert.Equal(["sms otto"], story.Advance("PT1S").Rung());
    }

    [Fact]
    public void Provider_That_Is_Down_Is_Left_For_The_Next_Step_At_Once_And_Tried_On()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("sms"), PageStory.Rule("email", "PT9M"));
        story.Network = n => n.Channel == Channel.Sms ? story.Refused : story.Arrives(n);

        Assert.Equal(["sms otto", "email otto"], story.Decide().Rung());
        Assert.Empty(story.Withdrawn);
        story.Hear(story.KeyOf("sms", "otto"), new Receipt(DeliveryStatus.Delivered, story.Now));
        Assert.Equal(2, story.Events(PageEvents.Delivered).Count);
    }

    [Fact]
    public void Twilio_Down_For_Ten_Minutes_Leaves_One_Text_To_Each_Waiting_Not_A_Pile()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto"], ["otto"], ["otto"]));
        story.Join("otto", PageStory.Rule("sms"));
        story.Network = _ => story.Refused;
        story.Decide().Advance("PT10M");

        Assert.Equal(3, story.Rung().Count);
        Assert.Equal(2, story.Withdrawn.Count);
    }

    [Fact]
    public void Two_Messages_That_Fail_Together_Bring_One_Next_Step_Not_Two()
    {
        var story = PageStory.Ordered();
        story.Join("otto", PageStory.Rule("sms"), PageStory.Rule("email"), PageStory.Rule("voice", "PT2M"), PageStory.Rule("sms", "PT4M"));
        story.Network = n => n.Channel == Channel.Voice ? story.Arrives(n) : story.Is(DeliveryStatus.Failed);

        Assert.Equal(["sms otto", "email otto", "voice otto"], story.Decide().Rung());
    }

    [Fact]
    public void Failure_Of_One_Person_Does_Not_Hurry_Another()
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"]));
        story.Network = n => n.Recipient.PersonId == "otto" && n.Channel == Channel.Sms ? story.Is(DeliveryStatus.Failed) : story.Arrives(n);

        Assert.Equal(["sms otto", "sms lea", "voice otto"], story.Decide().Rung());
    }

    [Fact]
    public void Text_That_Waits_For_Others_To_Go_Along_Is_Not_Taken_For_A_Failure()
    {
        var story = PageStory.Ordered();
        story.Network = n => n.Channel == Channel.Sms ? new MessageFate(MessageStage.Waiting, story.Now + Duration.FromMinutes(1)) : story.Arrives(n);
        story.Decide().Advance("PT1M59S");

        Assert.Equal(["sms otto"], story.Rung());
        Assert.Empty(story.Asked);
    }
}
