using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>Each command from each status: allowed, or a conflict that says what is.</summary>
public class CommandStatesTests
{
    static readonly Dictionary<string, Func<IemStory, Change<IemRequest>>> Commands = new()
    {
        ["approve"] = s => IemApprovals.Approve(s.Setting, s.Request, IemGiven.Tom, "console", "Yes.", true, s.Now),
        ["reject"] = s => IemApprovals.Reject(s.Request, IemGiven.Tom, "console", "No.", s.Now),
        ["reschedule"] = s => IemMoves.Reschedule(s.Setting, s.Request, Given.Customer, "api", "2026-11-11", "2026-11-12", null, null, s.Now),
        ["extend"] = s => IemMoves.Extend(s.Setting, s.Request, Given.Customer, "api", "2026-10-18", null, null, s.Now),
        ["cancel"] = s => IemMoves.Cancel(s.Request, Given.Customer, "api", "No stock.", s.Now),
        ["accept-quote"] = s => IemQuotes.Accept(s.Setting, s.Request, Given.Customer, "api", "PO-7", s.Now),
        ["plan"] = s => IemPreparation.PutPlan(s.Request, Given.Customer, "api", new IemPlan { Bridge = "https://meet.example" }, s.Now),
        ["scorecard"] = s => IemPreparation.Answer(IemGiven.Policy, s.Request, IemGiven.Tom, "console", [new ScorecardAnswer("capacity", Light.Green)], s.Now),
        ["risk"] = s => IemPreparation.OpenRisk(s.Request, Given.Customer, "api", "One cache for all", Light.Amber, null, s.Now),
        ["roster"] = s => IemPreparation.SetRoster(
            s.Request, IemGiven.Tom, "console", [new FixedShift("enzo", IemGiven.At("2026-10-16T00:00"), IemGiven.At("2026-10-17T00:00"))], new HashSet<string> { "enzo" }, new HashSet<string>(), s.Now),
        ["complete"] = s => IemWork.Complete(IemGiven.Policy, s.Request, IemGiven.Tom, "console", "scale-down", null, null, true, s.Now),
        ["assign"] = s => IemWork.Assign(s.Request, IemGiven.Tom, "console", "closing", "lea", true, s.Now),
        ["go"] = s => IemWork.Go(IemGiven.Policy, s.Request, IemGiven.Lea, "console", null, true, s.Now),
        ["no-go"] = s => IemWork.NoGo(s.Request, IemGiven.Lea, "console", "It is not ready.", s.Now),
        ["update"] = s => IemWrapUp.Update(s.Request, IemGiven.Tom, "console", Light.Green, "Fine.", s.Now),
        ["report"] = s => IemWrapUp.Report(s.Request, IemGiven.Tom, "console", "Well.", s.Now),
        ["close"] = s => IemWrapUp.Close(s.Request, IemGiven.Tom, "console", IemReason.Successful, null, s.Now),
        ["survey"] = s => IemWrapUp.Answer(s.Request, Given.Customer, "link", 5, null, "ann@shop.example", s.Now),
    };

    [Theory]
    [InlineData("approve", "requested")]
    [InlineData("reject", "requested")]
    [InlineData("reschedule", "requested preparing ready")]
    [InlineData("extend", "requested preparing ready live")]
    [InlineData("cancel", "requested preparing ready live")]
    [InlineData("accept-quote", "requested preparing ready live")]
    [InlineData("plan", "requested preparing ready live")]
    [InlineData("scorecard", "requested preparing ready live")]
    [InlineData("risk", "requested preparing ready live")]
    [InlineData("roster", "requested preparing ready live")]
    [InlineData("complete", "preparing ready live wrapping-up")]
    [InlineData("assign", "preparing ready live wrapping-up")]
    [InlineData("go", "preparing")]
    [InlineData("no-go", "preparing ready")]
    [InlineData("update", "live")]
    [InlineData("report", "wrapping-up")]
    [InlineData("close", "wrapping-up")]
    [InlineData("survey", "closed")]
    public void Command_FromEachStatus_IsAllowedOrAConflict(string command, string allowed) =>
        Assert.Equal(allowed, string.Join(' ', Enum.GetValues<IemStatus>().Where(s => IsAllowed(command, s)).Select(Wire.Name)));

    static bool IsAllowed(string command, IemStatus status)
    {
        var story = IemStory.In(status);
        Assert.Equal(status, story.Request.Status);
        try
        {
            Assert.NotEmpty(Commands[command](story).Events);
            return true;
        }
        catch (RefusalException refused) when (refused.Errors[0].Field == "status")
        {
            Assert.Equal(RefusalKind.Conflict, refused.Kind);
            Assert.Equal(Wire.Name(status), refused.Errors[0].Value);
            return false;
        }
        catch (RefusalException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            // Nothing was approved, and so there are no milestones.
            return false;
        }
        catch (RefusalException refused) when (refused.Errors[0].Field is "quote" or "report")
        {
            // Refused for another reason than its status.
            return true;
        }
    }
}
