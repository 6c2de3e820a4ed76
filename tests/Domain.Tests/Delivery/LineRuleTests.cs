using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using static SupportFlows.Domain.Tests.Delivery.LineStory;

namespace SupportFlows.Domain.Tests.Delivery;

public class LineRuleTests
{
    [Fact]
    public void First_Message_ToAQuietPhone_GoesAtOnce() =>
        Assert.Equal([], Assert.IsType<LineAnswer.Send>(new LineStory().Ask(0, Entry("a", first: true))).Carry);

    [Fact]
    public void Twenty_Pages_InAMinute_AreOneTextAndOneBundle_ThenQuiet()
    {
        var phone = new LineStory();
        var pages = Enumerable.Range(0, 20).Select(n => Entry($"page-{n:D2}", n, first: true)).ToList();

        var first = pages.Select((p, n) => phone.Ask(n, p)).ToList();
        var atTheMark = pages.Skip(1).Select(p => phone.Ask(60, p)).ToList();

        Assert.IsType<LineAnswer.Send>(first[0]);
        Assert.All(first.Skip(1), a => Assert.Equal(new LineAnswer.Wait(At(60)), a));
        Assert.Equal(pages.Skip(2), Assert.IsType<LineAnswer.Send>(atTheMark[0]).Carry);
        Assert.All(atTheMark.Skip(1), a => Assert.Equal(new LineAnswer.Carried("page-01", At(60)), a));
        Assert.Empty(phone.Line.Waiting);
        Assert.Equal(2, phone.Line.Sends.Count);
    }

    [Fact]
    public void Important_First_WaitsForNoUnimportantOne_AndLeavesThoseBehind()
    {
        var phone = new LineStory();
        phone.Sent(0, "small");
        phone.Ask(5, Entry("small-2", 5, first: true));

        Assert.Equal([], Assert.IsType<LineAnswer.Send>(phone.Ask(10, Entry("big", 10, first: true, important: true))).Carry);
        Assert.Equal(new LineAnswer.Wait(At(70)), phone.Ask(60, Entry("small-2", 5, first: true)));
    }

    [Fact]
    public void Bundle_NamesImportantPagesFirst_ThenThoseThatWaitLongest()
    {
        var phone = new LineStory();
        phone.Sent(0, "big", important: true);
        foreach (var entry in new[] { Entry("new", 30, first: true), Entry("old", 20, first: true), Entry("big-2", 40, first: true, important: true) })
            phone.Ask(40, entry);

        var carry = Assert.IsType<LineAnswer.Send>(phone.Ask(60, Entry("newest", 60, first: true))).Carry;

        Assert.Equal(["big-2", "old", "new"], carry.Select(e => e.Key));
        Assert.True(phone.Line.Sends[^1].Important);
    }

    [Theory]
    [InlineData(Channel.Sms, 5)]
    [InlineData(Channel.Voice, 3)]
    public void Reminders_BeyondTheLimit_WaitUntilTheOldestLeavesTheQuarterHour(Channel channel, int limit)
    {
        var phone = new LineStory(channel);
        for (var n = 0; n < limit; n++)
            Assert.IsType<LineAnswer.Send>(phone.Ask(n * 90, Entry($"r{n}", n * 90, deadline: 3600)));

        Assert.Equal(new LineAnswer.Wait(At(900)), phone.Ask(500, Entry("one-more", 500, deadline: 3600)));
        Assert.IsType<LineAnswer.Send>(phone.Ask(600, Entry("new-page", 600, first: true)));
        Assert.Equal(new LineAnswer.Carried("new-page", At(600)), phone.Ask(900, Entry("one-more", 500, deadline: 3600)));
    }

    [Fact]
    public void Mail_HasNoLimit_ButIsBundledAlike()
    {
        var mailbox = new LineStory(Channel.Email);
        for (var n = 0; n < 50; n++)
            Assert.IsType<LineAnswer.Send>(mailbox.Ask(n * 60, Entry($"m{n}", n * 60)));

        Assert.Equal(new LineAnswer.Wait(At(3000)), mailbox.Ask(2950, Entry("m50", 2950)));
    }

    [Fact]
    public void Status_OnlyTheNewestOfAPageIsSent()
    {
        var phone = new LineStory();
        Assert.IsType<LineAnswer.Send>(phone.Ask(0, Entry("s1", 0, status: true, about: "p")));
        var second = Entry("s2", 10, status: true, about: "p");
        var third = Entry("s3", 20, status: true, about: "p");

        Assert.Equal(new LineAnswer.Wait(At(180)), phone.Ask(10, second));
        Assert.Equal(new LineAnswer.Wait(At(180)), phone.Ask(20, third));
        Assert.Equal([], Assert.IsType<LineAnswer.Send>(phone.Ask(180, third)).Carry);
        Assert.IsType<LineAnswer.Overtaken>(phone.Ask(181, second));
    }

    [Fact]
    public void Statuses_OfSeveralPages_GoTogetherWhenTheirTimeComes()
    {
        var phone = new LineStory();
        phone.Ask(0, Entry("s0", 0, status: true));
        foreach (var (key, about, at) in new[] { ("s1", "p1", 1), ("s2", "p2", 2), ("s1-new", "p1", 3) })
            phone.Ask(at, Entry(key, at, status: true, about: about));

        var carry = Assert.IsType<LineAnswer.Send>(phone.Ask(180, Entry("s3", 4, status: true))).Carry;

        Assert.Equal(["s2", "s1-new"], carry.Select(e => e.Key));
    }

    [Fact]
    public void Line_UnderAnyLoad_StaysSmall()
    {
        var mailbox = new LineStory(Channel.Email);
        for (var n = 0; n < 5000; n++)
            mailbox.Ask(n / 5, Entry($"m{n}", n / 5, first: true, deadline: 3600));

        Assert.True(mailbox.Line.Waiting.Count <= LinePolicy.MostWaiting);
        Assert.True(mailbox.Line.Sends.Sum(s => s.Entries.Count) <= LinePolicy.MostRemembered);
    }

    [Fact]
    public void Status_HoldsUpNoPage()
    {
        var phone = new LineStory();
        phone.Ask(0, Entry("s1", 0, status: true));

        Assert.Equal([], Assert.IsType<LineAnswer.Send>(phone.Ask(1, Entry("a", 1, first: true))).Carry);
    }

    [Fact]
    public void Asker_WhoDiedBeforeHeCouldSend_HearsTheSameAgain()
    {
        var phone = new LineStory();
        phone.Sent(0, "a");
        phone.Ask(10, Entry("b", 10, first: true));
        phone.Ask(20, Entry("c", 20, first: true));

        var (once, again) = (phone.Ask(60, Entry("b", 10, first: true)), phone.Ask(65, Entry("b", 10, first: true)));

        Assert.Equal("c", Assert.Single(Assert.IsType<LineAnswer.Send>(once).Carry).Key);
        Assert.Equal("c", Assert.Single(Assert.IsType<LineAnswer.Send>(again).Carry).Key);
        Assert.Equal(2, phone.Line.Sends.Count);
    }

    [Fact]
    public void Message_ThatWasNotTaken_HoldsUpNothing_AndWhatItCarriedIsOnItsOwn()
    {
        var phone = new LineStory();
        phone.Sent(0, "a");
        phone.Ask(10, Entry("c", 10, first: true));
        phone.Ask(60, Entry("b", 60, first: true));

        phone.Release("b");

        Assert.IsType<LineAnswer.Send>(phone.Ask(61, Entry("c", 10, first: true)));
    }

    [Fact]
    public void Message_LeftOutOfTheBundleThatWasToCarryIt_IsOnItsOwn()
    {
        var phone = new LineStory();
        phone.Sent(0, "a");
        phone.Ask(10, Entry("c", 10, first: true));
        phone.Ask(60, Entry("b", 60, first: true));

        phone.Release("c");

        Assert.Equal(new LineAnswer.Wait(At(120)), phone.Ask(61, Entry("c", 10, first: true)));
        Assert.Equal(2, phone.Line.Sends.Count);
    }

    [Fact]
    public void Message_PastItsDeadline_IsOfNoUse_UnlessItWasCarried()
    {
        var phone = new LineStory();
        phone.Sent(0, "a");
        phone.Ask(1, Entry("late", 1, deadline: 30, first: true));
        phone.Ask(2, Entry("carried", 2, deadline: 62, first: true));
        phone.Ask(60, Entry("b", 3, first: true));

        Assert.IsType<LineAnswer.Expired>(phone.Ask(60, Entry("late", 1, deadline: 30, first: true)));
        Assert.Equal(new LineAnswer.Carried("b", At(60)), phone.Ask(100, Entry("carried", 2, deadline: 62, first: true)));
    }

    [Fact]
    public void Line_ForgetsWhatNothingLooksBackAt()
    {
        var phone = new LineStory();
        phone.Sent(0, "a");
        phone.Ask(1, Entry("b", 1));

        phone.Ask(3 * 3600 + 60, Entry("c", 3 * 3600 + 60));

        Assert.Equal(["c"], phone.Line.Sends.SelectMany(s => s.Entries).Select(e => e.Key));
        Assert.Empty(phone.Line.Waiting);
    }
}
