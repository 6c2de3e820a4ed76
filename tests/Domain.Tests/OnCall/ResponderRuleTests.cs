using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using static SupportFlows.Domain.Tests.OnCall.OnCallGiven;

namespace SupportFlows.Domain.Tests.OnCall;

public class ResponderRuleTests
{
    static readonly Instant Now = Given.Noon;
    static readonly Person Ann = Staff.First(p => p.Id == "ann");

    static readonly Change<Responder> Added =
        ResponderCommands.AddMethod(new Responder { Id = "ann" }, new ContactMethod("m", Channel.Voice, "+4930123456"), ContactShapes.E164, Lea, "api", Now);

    [Fact]
    public void Code_Goes_To_The_Method_Itself_And_Can_Be_Read_Out()
    {
        var decision = Next(Added, Now);

        var notice = Assert.Single(decision.Notices);
        Assert.Equal("responder-ann.contact-code.2.voice.ann", notice.Key);
        Assert.Equal(("+4930123456", Channel.Voice, "contact-code"), (notice.Recipient.Address, notice.Channel, notice.Template));
        Assert.Equal(notice.Data["code"], notice.Data["digits"]!.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(decision.Finished);
        Assert.Equal(2, decision.Responder.DecidedEvent);
    }

    [Fact]
    public void Decision_That_Died_Half_Way_Sends_The_Same_Code_When_It_Is_Made_Again() =>
        Assert.Equal(Next(Added, Now).Notices[0].Data, Next(Added, Now + Duration.FromMinutes(3)).Notices[0].Data);

    [Fact]
    public void Deciding_Again_On_The_Outcome_Sends_Nothing()
    {
        var decided = Next(Added, Now).Responder;

        Assert.Empty(ResponderRule.Next(new ResponderFacts(decided, Added.Events, Ann), Codes, Now).Notices);
    }

    [Fact]
    public void Code_That_Another_Replaced_Or_That_Is_Too_Old_Is_Not_Sent()
    {
        var again = ContactCodeCommands.Ask(Added.State, "m", Lea, "api", Now + Duration.FromMinutes(1));
        var both = new Change<Responder>(again.State, [.. Added.Events, .. again.Events]);

        Assert.Equal(["responder-ann.contact-code.3.voice.ann"], Next(both, Now + Duration.FromMinutes(1)).Notices.Select(n => n.Key));
        Assert.Empty(Next(Added, Now + Duration.FromMinutes(15)).Notices);
    }

    [Fact]
    public void Nothing_Goes_To_A_Method_That_Was_Removed_Or_To_Somebody_Who_Left()
    {
        var removed = ResponderCommands.RemoveMethod(Added.State, "m", Lea, "api", Now);

        Assert.Empty(Next(new Change<Responder>(removed.State, [.. Added.Events, .. removed.Events]), Now).Notices);
        Assert.Empty(ResponderRule.Next(new ResponderFacts(Added.State, Added.Events, null), Codes, Now).Notices);
    }

    [Fact]
    public void Code_That_Did_Not_Arrive_Is_Noted()
    {
        var failed = new FailedMessage("responder-ann.contact-code.2.voice.ann", "contact-code", Channel.Voice, new Recipient("ann", "Ann", "+4930123456", "en", "UTC"), "no answer");

        var decision = ResponderRule.Next(new ResponderFacts(Next(Added, Now).Responder, [], Ann) { Failed = [failed] }, Codes, Now);

        Assert.Equal("no answer", Assert.Single(decision.Events).Details["error"]);
        Assert.Equal((3, 3), (decision.Responder.LastEvent, decision.Responder.DecidedEvent));
    }

    static ResponderDecision Next(Change<Responder> change, Instant now) => ResponderRule.Next(new ResponderFacts(change.State, change.Events, Ann), Codes, now);
}
