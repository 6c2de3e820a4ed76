using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>The promise of a guarded launch event (SPEC section 4).</summary>
public static class IemRule
{
    /// <summary>
    /// Everything that follows by <paramref name="now"/>, each thing once; deciding again on the outcome gives nothing new. A wake-up may come early, and
    /// nothing follows, or days late: then it does what still matters, and of the statuses that piled up the newest.
    /// </summary>
    public static IemDecided Next(IemPolicy policy, IemFacts facts, Instant now)
    {
        var turn = new IemTurn(policy, facts, now);

        foreach (var news in turn.News) IemNews.Tell(turn, news);
        foreach (var message in facts.Failed)
            turn.Edit.Add(
                IemEvents.MessageFailed, body: null, isPublic: false,
                ("message", message.Key), ("template", message.Template), ("channel", Wire.Name(message.Channel)), ("recipient", message.Recipient.Address), ("error", message.Error));
        IemCoverage.Keep(turn);
        IemApprovalWatch.Keep(turn);
        IemQuoteWatch.Keep(turn);
        IemEventWatch.Keep(turn);
        IemMilestoneWatch.Keep(turn);
        IemPages.Close(turn);

        var done = turn.Edit.Done();
        var decided = done.State with { DecidedEvent = done.State.LastEvent, WakeAt = WakeAt(turn) };
        return new IemDecided(decided, done.Events, IemOvertaken.Left(decided, turn.Notices.All), IemOvertaken.Of(decided, facts.Unsent), decided.EndedAt is not null);
    }

    /// <summary>One durable timer at a time: the next of everything that falls due by itself.</summary>
    static Instant? WakeAt(IemTurn turn) => new[]
    {
        IemApprovalWatch.NextAt(turn), IemQuoteWatch.NextAt(turn), IemEventWatch.NextAt(turn), IemMilestoneWatch.NextAt(turn),
    }.Min();
}
