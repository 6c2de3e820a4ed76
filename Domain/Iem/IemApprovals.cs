using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>The TAM's word on a request.</summary>
public static class IemApprovals
{
    const int Reason = 1000;

    /// <summary>Who may give it: the account's TAM, any other, and whoever leads.</summary>
    public static bool IsApprover(IemRequest request, Person person) =>
        person.Id == request.TamId || person.Roles.Contains(PersonRole.Tam) || person.Roles.Contains(PersonRole.Lead);

    /// <param name="isCovered">Whether the account's plan covers all event days, as of now.</param>
    /// <exception cref="RefusalException">Not from here, not before further days are bought, or the reason of an expedited approval is missing.</exception>
    public static Change<IemRequest> Approve(IemSetting setting, IemRequest request, Actor actor, string channel, string? reason, bool isCovered, Instant now)
    {
        IemStates.Require(request, IemStates.Approve);
        var faults = new FieldFaults();
        var why = request.Notice.IsShort ? faults.Text("reason", reason, Reason) : faults.OptionalText("reason", reason, Reason);
        faults.Throw($"With {request.Notice.Days} business days of notice, where {request.Notice.Wanted} are recommended, an approval is expedited and says why.");
        if (request.AwaitsPurchase)
            throw IemStates.Conflict(request, $"{request.FurtherDays} further days are to be bought, and the quote has not been accepted. It stands until {Wire.Text(request.OpenQuote?.ValidUntil)}.", "quote");
        if (!isCovered) throw IemStates.Conflict(request, "The account's plan does not cover all event days any more: it is renewed first, or the event is moved.", "account");
        if (request.Days.EndsAt <= now) throw IemStates.Conflict(request, "Its days are over.", "lastDay");

        var edit = new IemEdit(request with { Status = IemStatus.Preparing, Approval = new IemDecision(true, actor, now, why), DecideBy = null }, actor, channel, now);
        edit.Add(IemEvents.Approved, ("reason", why), ("expedited", request.Notice.IsShort ? "true" : null));
        IemMilestones.Plan(edit, setting.Catalog.Iem!, setting.CalendarOf(edit.Request), setting.People);
        return edit.Done();
    }

    /// <summary>The session is given back.</summary>
    /// <exception cref="RefusalException">Not from here, or without a reason.</exception>
    public static Change<IemRequest> Reject(IemRequest request, Actor actor, string channel, string? reason, Instant now)
    {
        IemStates.Require(request, IemStates.Reject);
        var faults = new FieldFaults();
        var why = faults.Text("reason", reason, Reason);
        faults.Throw("A rejection says why: the customer reads it.");
        var edit = new IemEdit(request with { Approval = new IemDecision(false, actor, now, why) }, actor, channel, now);
        edit.End(IemStatus.Rejected);
        edit.Add(IemEvents.Rejected, ("why", "rejected"), ("reason", why));
        return edit.Done();
    }

    /// <summary>When a request that nobody decided on is given up: at its start, or, if it was only asked for then, at its end.</summary>
    internal static Instant? LapsesAt(IemRequest request) =>
        request is { Status: IemStatus.Requested, DecideBy: { } by, Days: var days } ? (by <= days.StartsAt ? days.StartsAt : days.EndsAt) : null;

    /// <summary>Less time for less notice, and at most half of what is left until the first day. The other half is for whoever is called then.</summary>
    internal static Instant DecideBy(IemPolicy policy, IemNotice notice, Instant starts, Instant asked)
    {
        var by = asked + (notice.IsShort ? policy.ExpediteWithin : policy.DecideWithin);
        return starts > asked ? Instant.Min(by, asked + ((starts - asked) / 2)) : by;
    }

    /// <summary>From now on the TAM's time runs.</summary>
    internal static void Ask(IemEdit edit, IemPolicy policy)
    {
        edit.Request = edit.Request with
        {
            Status = IemStatus.Requested,
            AskedAt = edit.Now,
            DecideBy = DecideBy(policy, edit.Request.Notice, edit.Request.Days.StartsAt, edit.Now),
            RemindedAt = null,
            EscalatedAt = null,
        };
    }
}
