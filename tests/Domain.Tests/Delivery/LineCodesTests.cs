using NodaTime;
using SupportFlows.Domain.Delivery;

namespace SupportFlows.Domain.Tests.Delivery;

public class LineCodesTests
{
    static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public void Page_KeepsItsCode_AndAnotherGetsTheNext()
    {
        var (line, one) = LineCodes.Assign(Line.Quiet, ["p1"], Given.Noon);
        (line, var two) = LineCodes.Assign(line, ["p2"], Given.Noon);
        (line, var again) = LineCodes.Assign(line, ["p1"], Given.Noon + Day * 3);

        Assert.Equal((1, 2, 1), (one, two, again));
        Assert.Equal(["p1", "p2"], LineCodes.Pages(line));
    }

    [Fact]
    public void Bundle_HasACodeOfItsOwn_WhateverTheOrderOfItsPages()
    {
        var (line, single) = LineCodes.Assign(Line.Quiet, ["p1"], Given.Noon);
        (line, var bundle) = LineCodes.Assign(line, ["p2", "p1"], Given.Noon);
        (line, var again) = LineCodes.Assign(line, ["p1", "p2", "p1"], Given.Noon);

        Assert.Equal((1, 2, 2), (single, bundle, again));
        Assert.Equal(["p1", "p2"], LineCodes.Resolve(line, "2a", ["p1", "p2"]).Pages);
    }

    [Fact]
    public void Code_IsNotGivenToAnotherPageForADay()
    {
        var (line, _) = LineCodes.Assign(Line.Quiet, ["old"], Given.Noon);

        Assert.Equal(2, LineCodes.Assign(line, ["new"], Given.Noon + Day - Duration.Epsilon).Code);
        (line, var reused) = LineCodes.Assign(line, ["new"], Given.Noon + Day);

        Assert.Equal(1, reused);
        Assert.Equal(["new"], LineCodes.Resolve(line, "1a", []).Pages);
    }

    [Fact]
    public void Hundredth_PageOfADay_TakesTheCodeThatWasGivenLongestAgo()
    {
        var line = Line.Quiet;
        foreach (var n in Enumerable.Range(0, 99))
            (line, _) = LineCodes.Assign(line, [$"p{n}"], Given.Noon + Duration.FromMinutes(n));
        (line, _) = LineCodes.Assign(line, ["p0"], Given.Noon + Duration.FromMinutes(100));

        Assert.Equal(2, LineCodes.Assign(line, ["p99"], Given.Noon + Duration.FromMinutes(101)).Code);
    }

    [Theory]
    [InlineData("1a", ReplyAction.Acknowledge, "p1")]
    [InlineData("2 e", ReplyAction.Escalate, "p2")]
    [InlineData("stop", ReplyAction.Stop, null)]
    [InlineData("3a", null, null, ReplyProblem.UnknownCode)]
    [InlineData("a", null, null, ReplyProblem.SeveralOpen)]
    [InlineData("thanks", null, null, ReplyProblem.NotUnderstood)]
    public void Reply_MeansPages_OrIsUseless(string text, ReplyAction? action, string? page, ReplyProblem? problem = null)
    {
        var (line, _) = LineCodes.Assign(Line.Quiet, ["p1"], Given.Noon);
        (line, _) = LineCodes.Assign(line, ["p2"], Given.Noon);

        var meaning = LineCodes.Resolve(line, text, ["p1", "p2"]);

        Assert.Equal((action, problem), (meaning.Action, meaning.Problem));
        Assert.Equal(page is null ? [] : [page], meaning.Pages);
    }

    [Fact]
    public void Bare_Letter_MeansTheOnlyOpenPage()
    {
        var (line, _) = LineCodes.Assign(Line.Quiet, ["p1"], Given.Noon);
        (line, _) = LineCodes.Assign(line, ["p2"], Given.Noon);

        Assert.Equal(["p2"], LineCodes.Resolve(line, "A", ["p2"]).Pages);
        Assert.Equal(ReplyProblem.NothingOpen, LineCodes.Resolve(line, "A", []).Problem);
    }

    [Fact]
    public void Useless_Replies_AreAnsweredFiveTimes_UntilAUsefulOneComes()
    {
        var line = Line.Quiet;
        var answered = new List<bool>();
        for (var n = 0; n < 7; n++)
        {
            (line, var answer) = LineReplies.Useless(line);
            answered.Add(answer);
        }

        Assert.Equal([true, true, true, true, true, false, false], answered);
        Assert.True(LineReplies.Useless(LineReplies.Useful(line)).Answer);
    }

    [Fact]
    public void Reply_HandledAgain_KeepsTheFirstAnswer()
    {
        var line = LineReplies.Record(LineReplies.Record(Line.Quiet, new LineReply("SM1", "Thanks.")), new LineReply("SM1", "Ann was first."));

        Assert.Equal("Thanks.", LineReplies.Find(line, "SM1")?.Answer);
        for (var n = 0; n < 60; n++)
            line = LineReplies.Record(line, new LineReply($"SM-{n}", null));
        Assert.Equal(50, line.Replies.Count);
    }
}
