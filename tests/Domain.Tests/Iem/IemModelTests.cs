using CsCheck;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Tests.Iem;

/// <summary>
/// Lives at random: commands in any order, outages, messages that wait, people who leave. The story itself holds that no key is used twice, that a decision
/// made again gives nothing, and that the next wake-up is ahead.
/// </summary>
public class IemModelTests
{
    const int Cases = 300;

    static readonly string[] FirstDays = ["2026-09-21", "2026-09-23", "2026-09-28", "2026-10-10", "2026-10-16", "2026-11-11"];
    static readonly string[] Milestones = ["kick-off", "architecture-review", "health-check", "risks-closed", "go-no-go", "scale-down", "closing"];

    static readonly Action<IemStory, int>[] Commands =
    [
        (s, _) => s.Approve(),
        (s, _) => s.Approve(),
        (s, _) => s.Go(),
        (s, n) => s.Move(FirstDays[n % 6], IemGiven.Day(FirstDays[n % 6]).PlusDays(n % 5).ToString("uuuu-MM-dd", null), n % 5 > 2 ? (n % 5) - 2 : null, n % 2 == 0 ? null : IemGiven.Tom),
        (s, n) => s.Extend(s.Request.LastDay.PlusDays(1 + (n % 2)).ToString("uuuu-MM-dd", null), n % 3 == 0 ? null : n % 3),
        (s, _) => s.Buy(),
        (s, n) => s.Roster(new FixedShift("enzo", IemClaims.Window(s.Request).From, IemClaims.Window(s.Request).To), new FixedShift(n % 2 == 0 ? "xena" : "lea", IemClaims.Window(s.Request).From, IemClaims.Window(s.Request).To)),
        (s, n) => s.Complete(Milestones[n % 7], "minutes"),
        (s, n) => s.Do((r, now) => IemWork.Assign(r, IemGiven.Lea, "console", Milestones[n % 7], n % 2 == 0 ? "lea" : "enzo", true, now)),
        (s, n) => s.Update((Light)(n % 3)),
        (s, _) => s.Report(),
        (s, n) => s.IsCovered = n % 3 != 0,
        (s, n) => s.Policy = n % 3 == 0 ? null : "night",
        (s, n) => s.Setting = s.Setting with { People = [.. IemGiven.People.Skip(n % 3)] },
        (s, _) => s.Unsent = [.. s.Sent.Select(m => m.Key)],
        (s, _) => s.Decide(),
    ];

    static readonly Action<IemStory>[] Ends =
    [
        s => s.Cancel(),
        s => s.Close(),
        s => s.Do((r, now) => IemWork.NoGo(r, IemGiven.Lea, "console", "It is not ready.", now)),
        s => s.Do((r, now) => IemApprovals.Reject(r, IemGiven.Lea, "console", "Too much.", now)),
    ];

    static readonly Gen<(int Command, int Number, int Hours, bool IsOutage)[]> Steps =
        Gen.Select(Gen.Int[0, Commands.Length - 1], Gen.Int[0, 1000], Gen.OneOf(Gen.Const(0), Gen.Int[0, 30], Gen.Int[0, 300]), Gen.Bool).Array[1, 40];

    [Fact]
    public void Life_WhateverHappens_SaysEachThingOnceAndComesToAnEnd() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 3], Steps, Gen.Int[0, 3]).Sample(
        (day, length, steps, end) =>
        {
            var last = IemGiven.Day(FirstDays[day]).PlusDays(length);
            var story = IemStory.Filed(FirstDays[day], last.ToString("uuuu-MM-dd", null), length == 3 ? 1 : null);
            foreach (var (command, number, hours, isOutage) in steps)
            {
                if (isOutage) story.Outage($"PT{hours}H");
                else story.Advance(Duration.FromHours(hours));
                Try(() => Commands[command](story, number));
                Hold(story);
            }

            foreach (var ending in Ends.Skip(end).Concat(Ends)) Try(() => ending(story));
            story.Advance("P90D");
            Hold(story);

            Try(() => story.Report());
            Try(() => story.Close());
            Assert.True(story.Finished);
            Assert.Empty(Left(story));
        },
        iter: Cases);

    static void Hold(IemStory story)
    {
        var request = story.Request;
        Assert.Equal(request.Pages.Order(), Left(story).Order());
        Assert.True(request.Quotes.SkipLast(1).All(q => q.State != QuoteState.Offered), "Only the last quote can be open.");
        Assert.True(request.EndedAt is null || request.Quotes.All(q => q.State != QuoteState.Offered));
        Assert.True(request.Status is IemStatus.Requested or IemStatus.Rejected or IemStatus.Cancelled || request.Milestones.Count == 9);
        Assert.True(
            request.Status is not (IemStatus.Preparing or IemStatus.Ready or IemStatus.Live) || request.Quotes.Where(q => q.State == QuoteState.Accepted).Sum(q => q.Days) >= request.FurtherDays,
            "Nothing is approved before its further days are bought.");
        Assert.True(
            request.Status is IemStatus.Cancelled || Period.DaysBetween(request.FirstDay, request.LastDay) + 1 <= 3 + request.FurtherDays);
    }

    /// <summary>Pages that were opened and not closed.</summary>
    static List<string> Left(IemStory story)
    {
        var open = new List<string>();
        foreach (var page in story.Sent.Where(n => n.Template == "page-order"))
        {
            var matter = page.Data["externalId"]![3..];
            if (page.Data["action"] == "open") open.Add(matter);
            else Assert.True(open.Remove(matter), $"{matter} is closed and was not open.");
        }

        return open;
    }

    static void Try(Action command)
    {
        try
        {
            command();
        }
        catch (RefusalException)
        {
            // Not from here: that is what the refusals are for.
        }
    }
}
