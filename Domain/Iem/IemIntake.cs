using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>A request for a session, from whichever door it came. What is left out is null.</summary>
/// <param name="FirstDay">ISO 8601, as is <paramref name="LastDay"/>: <c>2026-11-11</c>.</param>
/// <param name="FurtherDays">How many of its days are to be bought: a quote is made for them.</param>
public sealed record IemOrder(
    string? ExternalId,
    string? Event,
    string? FirstDay,
    string? LastDay,
    string? TimeZone,
    string? ExpectedPeak,
    IReadOnlyList<string>? Products,
    IReadOnlyList<IemContact>? Contacts,
    int? FurtherDays = null,
    IemPlan? Plan = null,
    string? AccountId = null);

/// <summary>What is known when a request is judged.</summary>
/// <param name="Account">Null for an unknown sender.</param>
/// <param name="Calendars">Of business days, by region.</param>
public sealed record IemSetting(Catalog Catalog, Account? Account, IReadOnlyDictionary<string, BusinessCalendar> Calendars, IReadOnlyList<Person> People)
{
    /// <exception cref="RefusalException">Conflict: the calendar by which the request was taken is gone.</exception>
    internal BusinessCalendar CalendarOf(IemRequest request) => Calendars.GetValueOrDefault(request.Region)
        ?? throw IemStates.Conflict(request, $"There is no business-day calendar '{request.Region}' any more. An operator adds it again, or sets the account's region, and the event is rescheduled.", "account.region");
}

public static class IemIntake
{
    /// <summary>Takes a request as it stands; the session is reserved by whoever keeps the account's entitlements, before it is written.</summary>
    /// <exception cref="RefusalException">Fields are faulty, all of them at once.</exception>
    public static Change<IemRequest> Accept(IemSetting setting, string id, string source, string externalId, string channel, IemOrder order, Actor actor, Instant now)
    {
        var faults = new FieldFaults();
        var clean = IemOrderRule.Check(faults, order, externalId, setting.Account);
        var days = IemDaysRule.Check(
            faults, setting, IemDaysRule.Day(faults, "firstDay", clean.FirstDay), IemDaysRule.Day(faults, "lastDay", clean.LastDay), clean.TimeZone, clean.FurtherDays ?? 0, now);
        faults.Throw("The IEM session cannot be requested.");

        var (account, policy) = (setting.Account!, setting.Catalog.Iem!);
        var request = new IemRequest
        {
            Id = id,
            Source = source,
            ExternalId = externalId,
            AccountId = account.Id,
            AccountName = account.Name,
            Event = clean.Event!,
            FirstDay = days!.Days.First,
            LastDay = days.Days.Last,
            TimeZone = clean.TimeZone!,
            Region = account.Region,
            ExpectedPeak = clean.ExpectedPeak,
            Products = clean.Products!,
            Contacts = clean.Contacts!,
            Plan = clean.Plan!,
            Status = IemStatus.Requested,
            TamId = account.TamId,
            Notice = days.Notice,
            FurtherDays = clean.FurtherDays ?? 0,
            AcceptedAt = now,
            UpdatedAt = now,
        };
        request = request with { TamId = IemMilestones.Owner(request, Engagements.MilestoneOwner.Tam, setting.People) };
        var edit = new IemEdit(request, actor, channel, now);
        edit.Add(
            IemEvents.Requested,
            ("firstDay", Wire.Text(request.FirstDay)),
            ("lastDay", Wire.Text(request.LastDay)),
            ("timeZone", request.TimeZone),
            ("notice", $"{request.Notice.Days}"),
            ("noticeWanted", $"{request.Notice.Wanted}"),
            ("expedited", request.Notice.IsShort ? "true" : null),
            ("furtherDays", request.FurtherDays == 0 ? null : $"{request.FurtherDays}"));
        IemQuotes.Offer(edit, policy, request.FurtherDays, extendsTo: null);
        IemApprovals.Ask(edit, policy);
        return edit.Done();
    }
}
