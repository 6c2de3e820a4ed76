using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Iem;

/// <summary>What may be done from which state.</summary>
public static class IemStates
{
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Reschedule = "reschedule";
    public const string Extend = "extend";
    public const string Cancel = "cancel";
    public const string AcceptQuote = "accept-quote";
    public const string Prepare = "prepare";
    public const string Milestone = "complete a milestone of";
    public const string Assign = "assign a milestone of";
    public const string Go = "go";
    public const string NoGo = "no-go";
    public const string Update = "update";
    public const string Report = "report";
    public const string Close = "close";
    public const string Survey = "survey";

    static readonly Dictionary<IemStatus, string[]> Allowed = new()
    {
        [IemStatus.Requested] = [Approve, Reject, Reschedule, Extend, Cancel, AcceptQuote, Prepare, Assign],
        [IemStatus.Preparing] = [Reschedule, Extend, Cancel, AcceptQuote, Prepare, Milestone, Assign, Go, NoGo],
        [IemStatus.Ready] = [Reschedule, Extend, Cancel, AcceptQuote, Prepare, Milestone, Assign, NoGo],
        [IemStatus.Live] = [Extend, Cancel, AcceptQuote, Prepare, Milestone, Assign, Update],
        [IemStatus.WrappingUp] = [Milestone, Assign, Report, Close],
        [IemStatus.Closed] = [Survey],
        [IemStatus.Rejected] = [],
        [IemStatus.Cancelled] = [],
        [IemStatus.NoGo] = [],
    };

    public static bool Allows(IemRequest request, string command) => Allowed[request.Status].Contains(command);

    public static void Require(IemRequest request, string command)
    {
        if (Allows(request, command)) return;
        var allowed = Allowed[request.Status];
        throw Conflict(request, $"Cannot {command} it from here; {(allowed.Length == 0 ? "it is over: file a new request." : $"allowed are {string.Join(", ", allowed)}.")}");
    }

    /// <summary>Between the first moment of an event and the decision that starts it, nothing may take it back as if it were ahead. One that waits for its approval has not begun.</summary>
    /// <param name="instead">What can still be done.</param>
    public static void RequireAhead(IemRequest request, string instead, Instant now)
    {
        if (!IsAhead(request, now)) throw Conflict(request, $"The event began at {Wire.Text(request.Days.StartsAt)}. {instead}", "firstDay");
    }

    public static bool IsAhead(IemRequest request, Instant now) => request.Status == IemStatus.Requested || request.Days.StartsAt > now;

    public static RefusalException Conflict(IemRequest request, string reason, string field = "status") =>
        new(RefusalKind.Conflict, $"IEM request {request.Id} is {Wire.Name(request.Status)}.", new FieldError(field, reason, field == "status" ? Wire.Name(request.Status) : null));
}
