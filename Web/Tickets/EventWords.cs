using System.Globalization;
using NodaTime.Text;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Tickets;

/// <summary>What happened to a ticket, in sentences of the reader's language.</summary>
/// <param name="names">Of the staff, by id.</param>
sealed class EventWords(Reader reader, IReadOnlyDictionary<string, string> names)
{
    readonly Words say = reader.Say;

    public string Of(TimelineEvent e)
    {
        var clock = Name<ClockKind>(Detail(e, Key.Clock), TicketWords.Of);
        var (due, closes, reason) = (Time(e, Key.Due), Time(e, Key.ClosesAt), Detail(e, Key.Reason));
        return e.Type switch
        {
            TicketEvents.Accepted => say["Accepted as {0}: first response within {1}, due {2}.", Grade(e, Key.Owed), Span(e, Key.Target), due],
            TicketEvents.Acknowledged => say["Receipt confirmed to {0}.", Detail(e, Key.To)],
            TicketEvents.Assigned => WithReason(say["Given to {0}.", Names(Detail(e, Key.Assignee))], reason),
            TicketEvents.Replied => Replied(e),
            TicketEvents.Noted => say["Internal note."],
            TicketEvents.Reclassified => WithReason(say["Severity changed from {0} to {1}; promised is what {2} has.", Grade(e, Key.Before), Grade(e, Key.Current), Grade(e, Key.Owed)], reason),
            TicketEvents.Warned => say["{0}: {1} % of the time is used up. Told: {2}.", clock, Detail(e, Key.Percent), Names(Detail(e, Key.Told))],
            TicketEvents.Missed => say["{0} missed; it was due {1}. Told: {2}.", clock, due, Names(Detail(e, Key.Told))],
            TicketEvents.Overdue => say["{0} was found overdue; it was due {1}.", clock, due],
            TicketEvents.Met => say["{0} met; it was due {1}.", clock, due],
            TicketEvents.Started => say["{0} started: within {1}, due {2}.", clock, Span(e, Key.Target), due],
            TicketEvents.Paused => say["{0} paused.", clock],
            TicketEvents.Resumed => say["{0} goes on, due {1}.", clock, due],
            TicketEvents.Cancelled => say["{0} is no longer owed.", clock],
            _ => OfState(e, closes, reason),
        };
    }

    /// <summary>How it looks on the line of time.</summary>
    public static string? StyleOf(TimelineEvent e) => e.Type switch
    {
        TicketEvents.Met or TicketEvents.Resolved or TicketEvents.PageAcknowledged => "good",
        TicketEvents.Replied when e.Actor.Kind == ActorKind.Staff => "good",
        TicketEvents.Warned or TicketEvents.PageOrdered or TicketEvents.Reclassified => "soon",
        TicketEvents.Missed or TicketEvents.Overdue or TicketEvents.MessageFailed or TicketEvents.PageUnanswered => "bad",
        _ => null,
    };

    string OfState(TimelineEvent e, string? closes, string? reason) => e.Type switch
    {
        TicketEvents.Pending => closes is null ? say["Waiting for the customer."] : say["Waiting for the customer; without an answer it closes {0}.", closes],
        TicketEvents.Reminded => say["The customer was reminded."],
        TicketEvents.Resolved => say["Resolved; it closes {0}.", closes],
        TicketEvents.Closed => Closed(e, reason),
        TicketEvents.Reopened => WithReason(say["Reopened."], reason),
        TicketEvents.Merged => Detail(e, Key.Into) is { } into ? say["Merged into {0}.", into] : say["{0} was merged into this one.", Detail(e, Key.From)],
        TicketEvents.Tagged => say["Tags added: {0}.", Detail(e, Key.Tags)],
        TicketEvents.Untagged => say["Tags removed: {0}.", Detail(e, Key.Tags)],
        TicketEvents.Attached => say["File attached: {0} ({1}).", Detail(e, Key.FileName), Size(e)],
        TicketEvents.Detached => say["File deleted: {0} ({1}).", Detail(e, Key.FileName), Size(e)],
        TicketEvents.Watched => say["Watchers added: {0}.", Detail(e, Key.Watchers)],
        TicketEvents.Unwatched => say["Watchers removed: {0}.", Detail(e, Key.Watchers)],
        TicketEvents.MessageFailed => say["A message to {0} could not be delivered: {1}", Detail(e, Key.Recipient), Detail(e, Key.Error)],
        TicketEvents.PageOrdered => Paged(reason),
        TicketEvents.PageAcknowledged => say["The page was acknowledged."],
        TicketEvents.PageUnanswered => say["Everybody was paged, and nobody answered."],
        _ => e.Type,
    };

    string Replied(TimelineEvent e) => e.Actor.Kind switch
    {
        ActorKind.Staff => say["Replied to the customer."],
        ActorKind.Customer when Detail(e, Key.OnlyThanks) is not null => say["The customer said thanks; nothing more is owed for it."],
        ActorKind.Customer => say["The customer wrote."],
        _ => say["An automatic message was passed on."],
    };

    string Closed(TimelineEvent e, string? reason) => Detail(e, Key.Why) switch
    {
        "no-answer" => say["Closed, since the customer did not answer."],
        "resolved" => say["Closed, since nobody wrote after it was resolved."],
        "merged" => say["Closed as a duplicate of {0}.", Detail(e, Key.MergedInto)],
        _ => WithReason(say["Closed."], reason),
    };

    string Paged(string? reason) => reason switch
    {
        PageReasons.Urgent => say["Those on call are paged: it is urgent."],
        PageReasons.Warning => say["Those on call are paged: a promise will soon be missed."],
        _ => say["Those on call are paged: a promise is missed."],
    };

    string WithReason(string sentence, string? reason) => reason is null ? sentence : $"{sentence} {say["Reason: {0}", reason]}";

    string Names(string? ids) => string.Join(", ", (ids ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => names.GetValueOrDefault(id, id)));

    string? Grade(TimelineEvent e, string key) => Name<Severity>(Detail(e, key), TicketWords.Of);

    string? Name<T>(string? text, Func<T, string> english)
        where T : struct, Enum => Wire.TryName<T>(text, out var value) ? say[english(value)] : text;

    string? Span(TimelineEvent e, string key) => Wire.TryDuration(Detail(e, key), out var span) ? Times.Span(say, span) : Detail(e, key);

    string? Time(TimelineEvent e, string key) =>
        Detail(e, key) is { } text && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } ? Times.Of(reader, at) : Detail(e, key);

    static string? Size(TimelineEvent e) => long.TryParse(Detail(e, Key.Size), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? Sizes.Of(bytes) : Detail(e, Key.Size);

    static string? Detail(TimelineEvent e, string key) => e.Details.GetValueOrDefault(key);

    /// <summary>What the details of events are called.</summary>
    static class Key
    {
        public const string Clock = "clock";
        public const string Due = "due";
        public const string ClosesAt = "closesAt";
        public const string Reason = "reason";
        public const string Owed = "owed";
        public const string Target = "target";
        public const string To = "to";
        public const string Assignee = "assignee";
        public const string Before = "before";
        public const string Current = "current";
        public const string Percent = "percent";
        public const string Told = "told";
        public const string Into = "into";
        public const string From = "from";
        public const string Tags = "tags";
        public const string Watchers = "watchers";
        public const string Recipient = "recipient";
        public const string Error = "error";
        public const string OnlyThanks = "onlyThanks";
        public const string Why = "why";
        public const string FileName = "fileName";
        public const string Size = "size";
        public const string MergedInto = "mergedInto";
    }
}
