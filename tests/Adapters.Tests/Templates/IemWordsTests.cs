using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>Days, milestones, shifts and things to hand in, as the reader gets them; and words for every code.</summary>
public class IemWordsTests
{
    const string Milestones = "kick-off architecture-review health-check risks-closed go-no-go scale-down metrics-review wrap-up-report closing";
    const string Deliverables = "minutes architecture-diagram capacity-plan health-check-report metrics-summary";
    const string Checks = "intake-complete contacts-by-role rollback-plan scorecard-complete scorecard-not-red risks-closed roster-covers-event escalation-matrix plan-covers-event";

    public static TheoryData<string, string, string> EveryCode() => new()
    {
        { Templates.IemApproval, "why", "asked reminder unanswered" },
        { Templates.IemMoved, "why", "rescheduled extended" },
        { Templates.IemEnded, "why", "cancelled rejected no-go not-approved not-bought" },
        { Templates.IemQuote, "state", "offered accepted expired" },
        { Templates.IemStatus, "state", "green amber red" },
        { Templates.PageAlert, "reason", string.Join(' ', PageReasons.Urgent, PageReasons.Warning, PageReasons.Missed, PageReasons.Idle, PageReasons.IemApproval, PageReasons.Milestone, PageReasons.IemGate) },
    };

    [Theory]
    [InlineData("en", "2026-11-11", "2026-11-13", "Wed 11 Nov 2026 to Fri 13 Nov 2026 (Asia/Shanghai)")]
    [InlineData("en", "2026-12-31", "2027-01-01", "Thu 31 Dec 2026 to Fri 1 Jan 2027 (Asia/Shanghai)")]
    [InlineData("en", "2026-11-11", "2026-11-11", "Event days: Wed 11 Nov 2026 (Asia/Shanghai)")]
    [InlineData("zh-Hans", "2026-11-11", "2026-11-13", "2026年11月11日（周三）至2026年11月13日（周五），北京时间")]
    [InlineData("zh-Hans", "2026-11-11", "2026-11-11", "活动日期：2026年11月11日（周三），北京时间")]
    public void Days_AreOfTheEventsZone_WhereverTheReaderIs(string language, string first, string last, string expected) =>
        Assert.Contains(expected, Body(Templates.IemReceived, language, "America/Los_Angeles", ("firstDay", first), ("lastDay", last)));

    [Theory]
    [InlineData("en", "rescheduled", "[T-7K2M9QXA] Moved to Wed 11 Nov 2026: ", "Was: Tue 10 Nov 2026\nNow: Wed 11 Nov 2026 to Fri 13 Nov 2026 (Asia/Shanghai)\n")]
    [InlineData("en", "extended", "[T-7K2M9QXA] Extended to Fri 13 Nov 2026: ", "Was: Tue 10 Nov 2026\n")]
    [InlineData("zh-Hans", "rescheduled", "[T-7K2M9QXA] 活动改期至2026年11月11日（周三）：", "原日期：2026年11月10日（周二）\n")]
    [InlineData("zh-Hans", "extended", "[T-7K2M9QXA] 活动延长至2026年11月13日（周五）：", "现日期：2026年11月11日（周三）至2026年11月13日（周五），北京时间\n")]
    public void Days_ThatMoved_AreBothNamed(string language, string why, string subject, string days)
    {
        var message = Sample.Words.Render(Sample.Notice(Templates.IemMoved, Channel.Email, language, change: ("why", why)));

        Assert.StartsWith(subject, message.Subject);
        Assert.Contains(days, message.Body);
    }

    [Theory]
    [InlineData("en", "- Kick-off: Sat 24 Oct 2026 18:00 (Europe/Berlin)\n- Health check: Sun 25 Oct 2026 17:00 (Europe/Berlin)\n\n")]
    [InlineData("zh-Hans", "- 启动会：2026年10月24日（周六）18:00（Europe/Berlin）\n- 健康检查：2026年10月25日（周日）17:00（Europe/Berlin）\n\n")]
    public void Milestones_AreALineEach_InTheReadersZone(string language, string expected) =>
        Assert.Contains(expected, Body(Templates.IemApproved, language, "Europe/Berlin", ("milestones", "kick-off=2026-10-24T16:00:00Z;health-check=2026-10-25T16:00:00Z")));

    [Theory]
    [InlineData("en", "- Sat 24 Oct 2026 08:00 to 16:00 (Europe/Berlin)\n- Sat 24 Oct 2026 22:00 to Sun 25 Oct 2026 06:00 (Europe/Berlin)\n\n")]
    [InlineData("zh-Hans", "- 2026年10月24日（周六）08:00至16:00（Europe/Berlin）\n- 2026年10月24日（周六）22:00至2026年10月25日（周日）06:00（Europe/Berlin）\n\n")]
    public void Shifts_AreALineEach_OverTheChangeOfClocksToo(string language, string expected) =>
        Assert.Contains(expected, Body(Templates.IemRoster, language, "Europe/Berlin", ("shifts", "2026-10-24T06:00:00Z/2026-10-24T14:00:00Z;2026-10-24T20:00:00Z/2026-10-25T05:00:00Z")));

    [Fact]
    public void Shifts_InChina_AreInBeijingTime() =>
        Assert.Contains("- 2026年11月11日（周三）08:00至16:00（北京时间）\n", Body(Templates.IemRoster, "zh-Hans", "Asia/Shanghai"));

    [Theory]
    [InlineData("en", "Still missing: capacity plan, roster for the whole event\n")]
    [InlineData("zh-Hans", "尚缺：容量规划、覆盖全程的值守排班\n")]
    public void Missing_AreDeliverablesOrChecks(string language, string expected) =>
        Assert.Contains(expected, Body(Templates.MilestoneMissed, language, "Europe/Berlin", ("missing", "capacity-plan, roster-covers-event")));

    [Theory]
    [InlineData(Templates.MilestoneAssigned, "deliverables")]
    [InlineData(Templates.MilestoneAssigned, "checks")]
    [InlineData(Templates.MilestoneReminder, "missing")]
    [InlineData(Templates.IemMoved, "milestones")]
    public void List_Empty_IsNotMentioned(string template, string datum)
    {
        foreach (var language in new[] { "en", "zh-Hans" })
            Assert.Equal(Body(template, language, "Europe/Berlin", (datum, null)), Body(template, language, "Europe/Berlin", (datum, "")));
    }

    [Theory]
    [InlineData("en", "- Tea break: ", "To hand in: tea list, minutes\n")]
    [InlineData("zh-Hans", "- Tea break：", "须提交：tea list、会议纪要\n")]
    public void Id_WithoutWords_IsToldAsItIs(string language, string milestone, string deliverables)
    {
        Assert.Contains(milestone, Body(Templates.IemApproved, language, "Europe/Berlin", ("milestones", "tea-break=2026-11-02T10:00:00Z")));
        Assert.Contains(deliverables, Body(Templates.MilestoneAssigned, language, "Europe/Berlin", ("deliverables", "tea-list, minutes")));
    }

    [Fact]
    public void Id_Known_HasANameInChinese()
    {
        foreach (var id in $"{Milestones} {Deliverables} {Checks}".Split(' '))
            Assert.Contains(Sample.Words.Render(Sample.Notice(Templates.MilestoneAssigned, Channel.Email, "zh-Hans", change: ("milestone", id))).Subject!.Split('：')[1].Split('，')[0], c => c is >= '\u4e00' and <= '\u9fff');
    }

    [Theory]
    [InlineData(Templates.IemReceived, "firstDay", "tomorrow")]
    [InlineData(Templates.IemReceived, "lastDay", "2026-11-31")]
    [InlineData(Templates.IemApproved, "milestones", "kick-off")]
    [InlineData(Templates.IemApproved, "milestones", "kick-off=soon")]
    [InlineData(Templates.IemRoster, "shifts", "2026-11-11T00:00:00Z")]
    public void Datum_OfAnotherShape_IsAFault(string template, string datum, string value)
    {
        var fault = Record.Exception(() => Body(template, "en", "Europe/Berlin", (datum, value)));

        Assert.Contains(value.Split('=')[^1], fault?.Message);
    }

    [Theory, MemberData(nameof(EveryCode))]
    public void Code_IsPutIntoWords_OfItsOwn(string template, string datum, string codes)
    {
        foreach (var channel in Templates.All.Single(t => t.Name == template).Channels)
        {
            foreach (var language in new[] { "en", "zh-Hans" })
            {
                var texts = codes.Split(' ').Select(code => string.Join('\n', Sample.Words.Render(Sample.Notice(template, channel, language, change: (datum, code))))).ToList();

                Assert.All(texts, EveryTemplateTests.AssertWords);
                // A text message has no room for the reasons of a ticket.
                if (channel != Channel.Sms)
                    Assert.Equal(texts.Count, texts.Distinct().Count());
            }
        }
    }

    [Theory]
    [InlineData(PageReasons.IemApproval, "Approval waits: \"", "护航待审批：“")]
    [InlineData(PageReasons.Milestone, "Milestone overdue: \"", "里程碑超时：“")]
    [InlineData(PageReasons.IemGate, "Go/no-go overdue: \"", "上线决策超时：“")]
    public void Page_AboutAnEvent_SaysSoFirst_AndIsNotCalledATicket(string reason, string english, string chinese)
    {
        var sms = Words(Templates.PageAlert, Channel.Sms, "en");
        Assert.StartsWith(english, sms);
        Assert.True(sms.Length <= 160, sms);
        Assert.StartsWith(chinese, Words(Templates.PageAlert, Channel.Sms, "zh-Hans"));

        foreach (var channel in new[] { Channel.Email, Channel.Slack, Channel.WeCom })
        {
            Assert.DoesNotContain("Ticket", Words(Templates.PageAlert, channel, "en"));
            Assert.DoesNotContain("工单", Words(Templates.PageAlert, channel, "zh-Hans"));
        }

        // An event is not answered: what is asked for falls due.
        foreach (var template in new[] { Templates.PageAlert, Templates.PageUnanswered })
        {
            Assert.Contains("\nDue: ", Words(template, Channel.Email, "en"));
            Assert.Contains("\n截止时间：", Words(template, Channel.Email, "zh-Hans"));
        }

        string Words(string template, Channel channel, string language) => Sample.Words.Render(
            Sample.Notice(template, channel, language, change: [.. Of(template, [("reason", reason), ("severity", null), ("ticketId", null)])])).Body;
    }

    [Theory]
    [InlineData(Templates.MilestoneReminder)]
    [InlineData(Templates.MilestoneMissed)]
    public void Sms_OfEveryMilestone_FitsOneMessage(string template)
    {
        (string, string?)[] longest = [("owner", "Maximiliane von Hohenfels"), ("account", "Contoso Retail Holding"), ("missing", Checks.Replace(" ", ", ", StringComparison.Ordinal))];
        foreach (var milestone in Milestones.Split(' '))
        {
            var english = Sample.Words.Render(Sample.Notice(template, Channel.Sms, "en", "Asia/Shanghai", [("milestone", milestone), ("due", "2026-11-10T10:00:00Z"), .. Of(template, longest)])).Body;
            var chinese = Sample.Words.Render(Sample.Notice(template, Channel.Sms, "zh-Hans", "Asia/Shanghai", [("milestone", milestone), ("due", "2026-11-10T10:00:00Z"), .. Of(template, longest)])).Body;

            Assert.True(english.Length <= 160, $"{english.Length} characters: {english}");
            Assert.True(chinese.Length <= 70, $"{chinese.Length} characters: {chinese}");
        }
    }

    [Fact]
    public void Count_OfNone_IsAWord()
    {
        Assert.Contains("Promises missed: none\n", Body(Templates.IemReport, "en", "UTC", ("missed", "0")));
        Assert.Contains("Promises missed: 2. We are sorry.\n", Body(Templates.IemReport, "en", "UTC", ("missed", "2")));
        Assert.Contains("Your tickets in that time: none\n", Body(Templates.IemReport, "en", "UTC", ("tickets", "0")));
        Assert.Contains("承诺超时：无", Body(Templates.IemReport, "zh-Hans", "UTC", ("missed", "0")));
        Assert.Contains("Open tickets: none\n", Body(Templates.IemStatus, "en", "UTC", ("tickets", "0"), ("urgent", "0")));
        Assert.Contains("Open tickets: 3, none urgent\n", Body(Templates.IemStatus, "en", "UTC", ("urgent", "0")));
    }

    static IEnumerable<(string, string?)> Of(string template, (string Name, string? Value)[] data) =>
        data.Where(d => Templates.All.Single(t => t.Name == template) is var t && (t.Required.Contains(d.Name) || t.Optional.Contains(d.Name)));

    static string Body(string template, string language, string zone, params (string, string?)[] change) =>
        Sample.Words.Render(Sample.Notice(template, Channel.Email, language, zone, change)).Body;
}
