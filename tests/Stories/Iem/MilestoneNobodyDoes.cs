using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The kick-off is due on Friday 6 March at 18:00 in Shanghai, and its owner is on a plane.</summary>
public class MilestoneNobodyDoes
{
    [Fact]
    public Task Its_Owner_Is_Reminded_And_Paged_Then_Those_On_Call_Until_It_Is_Done() => Story.Night(Story.NoAuditor, async story =>
    {
        var iem = await story.HasApproved("2026-03-20", "2026-03-22");

        await story.Until("2026-03-05T10:00Z");
        await story.TamMailbox().Expects("milestone-reminder.kick-off", "Still missing");
        await story.Until("2026-03-06T10:00Z", -1.Seconds());
        await story.TamMailbox().ExpectsNothing();

        await story.Advance(1.Seconds());
        await story.TamMailbox().Expects("milestone-missed.kick-off", "Owner: Tam Adviser");
        await story.TamPhone().Expects("milestone-missed.kick-off", iem.Id, "MISSED: kick-off");
        Assert.Equal("overdue", (string)(await iem.Milestone("kick-off"))["state"]!);
        await story.Advance(15.Hours() - 1.Seconds());
        await story.TamPhone().ExpectsNothing();

        await story.Advance(1.Seconds());
        await story.LeadMailbox().Expects("milestone-missed.kick-off");
        await story.TamPhone().Expects("page-", "Milestone overdue", "kick-off: Spring sale");
        await story.Advance(2.Minutes());
        await story.TamPhone().ExpectsCall("kick-off: Spring sale");
        await story.Olga().ExpectsNothing();
        await story.Advance(3.Minutes());
        var text = await story.Olga().Expects("Milestone overdue", "kick-off: Spring sale");
        Assert.Contains("Acknowledged", await story.Olga().Texts(text.Code() + "a"));
        await story.TamPhone().Expects("Acknowledged by Olga Oncall");
        var page = iem.Page("kick-off.1");
        await page.IsAcknowledgedBy("Olga Oncall");

        await story.Advance(10.Minutes());
        await iem.Tam.CompleteMilestoneAsync(iem.Id, "kick-off", [new("minutes", "https://files.example/minutes")]);

        await page.Is("closed");
        Assert.Equal("Tam Adviser", (await page.Reads()).Closed!.By);
        await story.Olga().Expects("Closed by Tam Adviser", "kick-off: Spring sale");
        var done = Assert.Single(await iem.Events("milestone-done"));
        Assert.Equal("true", done.Details["late"]);
        foreach (var once in new[] { "milestone-reminded", "milestone-missed", "milestone-escalated" })
        {
            Assert.Single(await iem.Events(once));
        }

        await story.Advance(3.Hours());
    });

    [Fact]
    public Task Handed_On_To_Somebody_Else_It_Is_He_Who_Is_Told_And_Paged() => Story.Night(Story.NoAuditor, async story =>
    {
        var iem = await story.HasApproved("2026-03-20", "2026-03-22");
        await iem.Tam.AssignMilestoneAsync(iem.Id, "kick-off", "demo-oncall-2");
        await story.Mailbox(Contacts.Oncall2).Expects("milestone-assigned.kick-off");

        await story.Until("2026-03-05T10:00Z");
        await story.Mailbox(Contacts.Oncall2).Expects("milestone-reminder.kick-off");
        await story.Until("2026-03-06T10:00Z");
        await story.Mailbox(Contacts.Oncall2).Expects("milestone-missed.kick-off");
        await story.Oscar().Expects("milestone-missed.kick-off");
        await story.Advance(15.Hours());
        await story.LeadMailbox().Expects("milestone-missed.kick-off");
        await story.Oscar().Expects("page-", "里程碑超时");
        Assert.StartsWith("已", await story.Oscar().Texts("a"));

        await iem.Customer.CancelAsync(iem.Id);
        await iem.Page("kick-off.1").Is("closed");
        await story.ForgetsMessages();
        await story.Advance(3.Hours());
    });
}
