using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.OnCall;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Iem;

public class WhoMayTests
{
    static readonly Dictionary<string, Func<IemStory, Change<IemRequest>>> OfStaff = new()
    {
        ["scorecard"] = s => IemPreparation.Answer(IemGiven.Policy, s.Request, Given.Customer, "api", [new ScorecardAnswer("capacity", Light.Green)], s.Now),
        ["accept a risk"] = s => IemPreparation.SetRisk(s.Request, Given.Customer, "api", "r1", RiskState.Accepted, "So be it.", s.Now),
        ["roster"] = s => IemPreparation.SetRoster(s.Request, Given.Customer, "api", [], new HashSet<string>(), new HashSet<string>(), s.Now),
        ["complete"] = s => IemWork.Complete(IemGiven.Policy, s.Request, Given.Customer, "api", "scale-down", null, null, true, s.Now),
        ["assign"] = s => IemWork.Assign(s.Request, Given.Customer, "api", "closing", "lea", true, s.Now),
    };

    [Theory]
    [InlineData("scorecard")]
    [InlineData("accept a risk")]
    [InlineData("roster")]
    [InlineData("complete")]
    [InlineData("assign")]
    public void Customer_DoingTheStaffsWork_IsForbidden(string what)
    {
        var story = IemStory.Approved().Do((r, now) => IemPreparation.OpenRisk(r, Given.Customer, "api", "One cache for all", Light.Red, null, now));

        Assert.Equal(RefusalKind.Forbidden, OnCallGiven.Refused(() => OfStaff[what](story)).Kind);
    }

    [Fact]
    public void Customer_SayingHowItGoes_IsForbidden() => Assert.Equal(
        RefusalKind.Forbidden, OnCallGiven.Refused(() => IemStory.In(IemStatus.Live).Do((r, now) => IemWrapUp.Update(r, Given.Customer, "api", Light.Green, "Fine.", now))).Kind);

    [Theory]
    [InlineData("tom", true)]
    [InlineData("lea", true)]
    [InlineData("enzo", false)]
    public void Approver_IsTheTamAnyTamOrWhoeverLeads(string id, bool may) =>
        Assert.Equal(may, IemApprovals.IsApprover(IemStory.Filed().Request, IemGiven.People.Single(p => p.Id == id)));

    [Fact]
    public void Approver_OfTheAccount_NeedsNoRole()
    {
        var story = IemStory.Filed(setting: IemGiven.Setting with { Account = IemGiven.Shop with { TamId = "enzo" } });

        Assert.True(IemApprovals.IsApprover(story.Request, IemGiven.People.Single(p => p.Id == "enzo")));
        Assert.DoesNotContain(PersonRole.Tam, IemGiven.People.Single(p => p.Id == "enzo").Roles);
    }
}
