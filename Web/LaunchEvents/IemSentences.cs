using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.LaunchEvents;

/// <summary>What happened to an event, each thing in a sentence whose subject is its actor's name beside it.</summary>
static class IemSentences
{
    public static string Of(Reader reader, LaunchEventModel model, TimelineEvent e)
    {
        var say = reader.Say;
        return e.Type switch
        {
            IemEvents.Requested => say["asked for {0} to {1}, with {2} business days of notice", Day(reader, e, Keys.FirstDay), Day(reader, e, Keys.LastDay), Detail(e, Keys.Notice)],
            IemEvents.Reminded => say["reminded the technical account manager to decide"],
            IemEvents.Escalated => say["called others, because nobody had decided"],
            IemEvents.Approved => say["approved it"],
            IemEvents.Rejected => Rejected(say, e),
            IemEvents.QuoteOffered => say["offered {0} further days for {1}", Detail(e, Keys.Days), Detail(e, Keys.Amount)],
            IemEvents.QuoteAccepted => say["accepted the quote of {0} under reference {1}", Detail(e, Keys.Amount), Detail(e, Keys.PurchaseReference)],
            IemEvents.QuoteExpired => say["found the quote run out"],
            IemEvents.QuoteWithdrawn => say["took the quote back: nobody needs it any more"],
            IemEvents.Rescheduled => say["moved it to {0} to {1}", Day(reader, e, Keys.FirstDay), Day(reader, e, Keys.LastDay)],
            IemEvents.Extended => say["extended it to {0}", Day(reader, e, Keys.LastDay)],
            IemEvents.Cancelled => Detail(e, Keys.GivenBack).Length > 0 ? say["cancelled it; the session is given back"] : say["cancelled it"],
            _ => Prepared(say, model, e),
        };
    }

    static string Prepared(Words say, LaunchEventModel model, TimelineEvent e) => e.Type switch
    {
        IemEvents.PlanChanged => say["changed the plan of the event"],
        IemEvents.ScorecardAnswered => say["answered the scorecard: {0} is {1}", Item(say, model, e), Light(say, e, Keys.Light)],
        IemEvents.RiskOpened => say["noted the risk {0} ({1})", Detail(e, Keys.Title), Light(say, e, Keys.Rating)],
        IemEvents.RiskChanged => say["set the risk {0} to: {1}", Detail(e, Keys.Title), Wire.TryName<RiskState>(Detail(e, Keys.State), out var state) ? say[IemWords.Of(state)] : Detail(e, Keys.State)],
        IemEvents.RosterSet => say["set the roster: {0} shifts", Detail(e, Keys.Shifts)],
        IemEvents.MilestoneAssigned => say["gave the milestone {0} to {1}", Milestone(say, model, e), model.NameOf(Detail(e, Keys.Owner))],
        IemEvents.MilestoneReminded => say["reminded of the milestone {0}", Milestone(say, model, e)],
        IemEvents.MilestoneMissed => say["found the milestone {0} missed", Milestone(say, model, e)],
        IemEvents.MilestoneEscalated => say["called others about the milestone {0}", Milestone(say, model, e)],
        IemEvents.MilestoneDone => Detail(e, Keys.Late).Length > 0 ? say["did the milestone {0}, late", Milestone(say, model, e)] : say["did the milestone {0}", Milestone(say, model, e)],
        IemEvents.Go => say["said go"],
        IemEvents.NoGo => say["said no-go; the session is given back"],
        _ => Running(say, e),
    };

    static string Running(Words say, TimelineEvent e) => e.Type switch
    {
        IemEvents.Started => say["opened the event: its first day has begun"],
        IemEvents.StartedWithoutGo => say["opened the event, though nobody had said go"],
        IemEvents.Updated => say["said how it goes: {0}", Light(say, e, Keys.State)],
        IemEvents.StatusSent => say["told the customer how things stand: {0} open tickets, {1} of them urgent", Detail(e, Keys.Tickets), Detail(e, Keys.Urgent)],
        IemEvents.Ended => say["closed the event days"],
        IemEvents.Reported => say["sent the wrap-up report"],
        IemEvents.Closed => say["closed it: {0}", Wire.TryName<IemReason>(Detail(e, Keys.ReasonCode), out var reason) ? say[IemWords.Of(reason)] : Detail(e, Keys.ReasonCode)],
        IemEvents.Surveyed => say["answered the survey with {0} of 5", Detail(e, Keys.Rating)],
        IemEvents.CoverageLost => say["found the support plan not to cover all event days any more"],
        IemEvents.CoverageRegained => say["found the support plan to cover all event days again"],
        IemEvents.MessageFailed => say["could not deliver a message to {0}", Detail(e, Keys.Recipient)],
        // Of a later version, say: better its name than nothing.
        _ => e.Type,
    };

    static string Rejected(Words say, TimelineEvent e) => Detail(e, Keys.Why) switch
    {
        "not-approved" => say["gave it up: nobody had decided; the session is given back"],
        "not-bought" => say["gave it up: the quote was not accepted; the session is given back"],
        _ => say["rejected it; the session is given back"],
    };

    static string Item(Words say, LaunchEventModel model, TimelineEvent e) =>
        model.Scorecard.FirstOrDefault(i => i.Id == Detail(e, Keys.Item)) is { } item ? say.Of(item.Name) : Detail(e, Keys.Item);

    static string Milestone(Words say, LaunchEventModel model, TimelineEvent e) =>
        model.Request.Milestones.FirstOrDefault(m => m.Id == Detail(e, Keys.Milestone)) is { } milestone ? say.Of(milestone.Template.Name) : Detail(e, Keys.Milestone);

    static string Light(Words say, TimelineEvent e, string key) => Wire.TryName<Light>(Detail(e, key), out var light) ? say[IemWords.Of(light)] : Detail(e, key);

    static string Day(Reader reader, TimelineEvent e, string key) => LocalDatePattern.Iso.Parse(Detail(e, key)) is { Success: true, Value: var day } ? Times.DayOf(reader, day) : Detail(e, key);

    static string Detail(TimelineEvent e, string key) => e.Details.GetValueOrDefault(key) ?? "";

    /// <summary>Of an event's details.</summary>
    static class Keys
    {
        public const string Amount = "amount";
        public const string Days = "days";
        public const string FirstDay = "firstDay";
        public const string GivenBack = "givenBack";
        public const string Item = "item";
        public const string LastDay = "lastDay";
        public const string Late = "late";
        public const string Light = "light";
        public const string Milestone = "milestone";
        public const string Notice = "notice";
        public const string Owner = "owner";
        public const string PurchaseReference = "purchaseReference";
        public const string Rating = "rating";
        public const string ReasonCode = "reasonCode";
        public const string Recipient = "recipient";
        public const string Shifts = "shifts";
        public const string State = "state";
        public const string Tickets = "tickets";
        public const string Title = "title";
        public const string Urgent = "urgent";
        public const string Why = "why";
    }
}
