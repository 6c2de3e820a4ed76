using CsCheck;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tests.Iem;
using static SupportFlows.Domain.Tests.Entitlements.LedgerStory;

namespace SupportFlows.Domain.Tests.Entitlements;

/// <summary>Requests that claim, are written or die, move and end, in any order, as the desk does it: claim, then settle or release.</summary>
public class LedgerModelTests
{
    const int Cases = 500;

    enum Step
    {
        File,
        FileAndDie,
        Move,
        MoveAndFail,
        End,
        SettleAgain,
    }

    static readonly Gen<(Step Step, int Request, int Day)[]> Lives =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 6], Gen.Int[0, 600]).Array[1, 40];

    [Fact]
    public void Year_WhateverHappens_IsNeverClaimedBeyondWhatIsGranted() => Lives.Sample(
        steps =>
        {
            var story = new LedgerStory();
            var standing = new Dictionary<string, Claim?>();
            foreach (var (step, request, day) in steps)
            {
                Take(story, standing, step, $"e{request}", IemGiven.Day("2026-06-01").PlusDays(day));
                Assert.All([2026, 2027, 2028], year => Assert.True(story.Taken(year) <= Granted));
            }

            // When all is settled and what died is gone, the ledger says what the requests say.
            story.Now += EntitlementCommands.Unsettled;
            foreach (var (id, claim) in standing) story.Settle(id, claim, Moving(claim));
            Assert.Equal(standing.Values.OfType<Claim>().Select(c => c.Id).Order(), story.Ids.Order());
            story.Said();
            foreach (var (id, claim) in standing) Assert.Empty(story.Settle(id, claim, Moving(claim)).Said());
        },
        iter: Cases);

    static void Take(LedgerStory story, Dictionary<string, Claim?> standing, Step step, string id, NodaTime.LocalDate day)
    {
        var (isFiled, stands) = (standing.TryGetValue(id, out var known), known);
        switch (step)
        {
            case Step.File or Step.FileAndDie when !isFiled && Claimed(Of($"{id}-0", Text(day))) is { } claim:
                standing[id] = step == Step.File ? claim : null;
                if (step == Step.File) story.Settle(id, claim, Moving(claim));
                break;
            case Step.Move or Step.MoveAndFail when stands is not null && Claimed(Of(Moving(stands)!, Text(day))) is { } moved:
                if (step == Step.MoveAndFail)
                {
                    story.Release(moved);
                    break;
                }

                story.Settle(id, stands, Moving(stands));
                standing[id] = moved;
                story.Settle(id, moved, Moving(moved));
                break;
            case Step.End when isFiled:
                standing[id] = null;
                story.Settle(id, null);
                break;
            case Step.SettleAgain when stands is not null:
                story.Settle(id, stands, Moving(stands));
                break;
        }

        Claim? Claimed(Claim wanted)
        {
            try
            {
                story.Claim(wanted);
                return wanted;
            }
            catch (RefusalException)
            {
                return null;
            }
        }
    }

    static string? Moving(Claim? claim) => claim is null ? null : $"{claim.RequestId}-{int.Parse(claim.Id[(claim.Id.IndexOf('-', StringComparison.Ordinal) + 1)..], null) + 1}";

    static string Text(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
