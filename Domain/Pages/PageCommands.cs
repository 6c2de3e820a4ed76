using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>What people and promises do to a page. A human who was not the first is told so: it is no error.</summary>
public static class PageCommands
{
    const int Reasons = 10;

    /// <param name="id">Of the new page.</param>
    /// <param name="policy">Kept as it is now for as long as the page lives.</param>
    /// <exception cref="RefusalException">The order says too little or too much.</exception>
    public static Change<Page> Open(string id, PageOrder order, EscalationPolicy policy, Actor actor, string channel, Instant now)
    {
        var clean = Check(order);
        var page = new Page
        {
            Id = id,
            Source = clean.Source,
            ExternalId = clean.ExternalId,
            TicketId = clean.TicketId,
            AccountName = clean.AccountName,
            Subject = clean.Subject,
            Details = clean.Details,
            Severity = clean.Severity,
            Due = clean.Due,
            Important = clean.Important,
            Policy = policy,
            Status = PageStatus.Triggered,
            NextLevelAt = now,
            Reasons = [clean.Reason],
            RaisedAt = now,
            CreatedAt = now,
            UpdatedAt = now,
        };
        var edit = new PageEdit(page, actor, channel, now);
        edit.Add(PageEvents.Triggered, Facts(clean, ("policy", policy.Id)));
        return edit.Done();
    }

    /// <summary>
    /// There is more reason to page. While it rings it goes on as it was, with the level begun anew when it has become important; acknowledged or
    /// closed, it rings again from the first level.
    /// </summary>
    /// <param name="policy">By which a closed page starts again; a live one keeps its own.</param>
    /// <exception cref="RefusalException">The order says too little or too much.</exception>
    public static Change<Page> Raise(Page page, PageOrder order, EscalationPolicy policy, Actor actor, string channel, Instant now)
    {
        var clean = Check(order);
        var edit = new PageEdit(page, actor, channel, now);
        edit.Add(PageEvents.Raised, Facts(clean, ("before", Wire.Name(page.Status))));
        var isNewlyImportant = clean.Important && !page.Important;
        edit.Page = edit.Page with
        {
            Important = page.Important || clean.Important,
            Severity = clean.Severity ?? page.Severity,
            Due = clean.Due ?? page.Due,
            Reasons = [.. page.Reasons.Append(clean.Reason).TakeLast(Reasons)],
            RaisedAt = now,
            Policy = page.Status == PageStatus.Closed ? policy : page.Policy,
        };
        if (page.Status != PageStatus.Triggered) edit.BeginEpisode();
        else if (isNewlyImportant) edit.Page = edit.Page with { Level = Math.Max(0, page.Level - 1), NextLevelAt = now };
        return edit.Done();
    }

    /// <summary>Nothing rings any more. The first one has it.</summary>
    public static PageReply Acknowledge(Page page, Actor actor, string channel, Instant now)
    {
        if (page.Status == PageStatus.Closed) return AlreadyClosed(page);
        if (page.Status == PageStatus.Acknowledged)
            return new PageReply(
                new Change<Page>(page, []),
                new PageAnswer(PageOutcome.AlreadyAcknowledged, page.Subject, page.AcknowledgedBy, page.AcknowledgedAt, page.AcknowledgedVia));
        var edit = new PageEdit(page, actor, channel, now);
        edit.Add(PageEvents.Acknowledged, ("via", channel));
        edit.Page = edit.Page with
        {
            Status = PageStatus.Acknowledged,
            AcknowledgedBy = actor,
            AcknowledgedAt = now,
            AcknowledgedVia = channel,
            TouchedAt = null,
            NextLevelAt = null,
            ExhaustedSince = null,
            HeldUntil = null,
        };
        return Reply(edit, PageOutcome.Acknowledged, actor, channel);
    }

    /// <summary>The next level now; of an acknowledged page too, which nobody has any more.</summary>
    public static PageReply Escalate(Page page, Actor actor, string channel, Instant now)
    {
        if (page.Status == PageStatus.Closed) return AlreadyClosed(page);
        var edit = new PageEdit(page, actor, channel, now);
        edit.Add(PageEvents.Escalated, ("via", channel), ("from", $"{page.Level}"), ("takenFrom", page.AcknowledgedBy?.Name));
        edit.Page = edit.Page with
        {
            Status = PageStatus.Triggered,
            AcknowledgedBy = null,
            AcknowledgedAt = null,
            AcknowledgedVia = null,
            TouchedAt = null,
            NextLevelAt = now,
        };
        return Reply(edit, PageOutcome.Escalated, actor, channel);
    }

    public static PageReply Close(Page page, Actor actor, string channel, Instant now) => Close(page, actor, channel, now, reason: null);

    /// <param name="reason">In words, for the timeline.</param>
    public static PageReply Close(Page page, Actor actor, string channel, Instant now, string? reason)
    {
        if (page.Status == PageStatus.Closed) return AlreadyClosed(page);
        var edit = new PageEdit(page, actor, channel, now);
        edit.Close(actor, channel, "closed", reason);
        return Reply(edit, PageOutcome.Closed, actor, channel);
    }

    /// <summary>Somebody is at work on it: it is not paged again so soon. No change unless it is acknowledged.</summary>
    public static Change<Page> Touch(Page page, Actor actor, string channel, Instant now)
    {
        if (page.Status != PageStatus.Acknowledged) return new Change<Page>(page, []);
        var edit = new PageEdit(page with { TouchedAt = now }, actor, channel, now);
        edit.Add(PageEvents.Touched);
        return edit.Done();
    }

    static PageReply Reply(PageEdit edit, PageOutcome outcome, Actor by, string via) =>
        new(edit.Done(), new PageAnswer(outcome, edit.Page.Subject, by, edit.Now, via));

    static PageReply AlreadyClosed(Page page) =>
        new(new Change<Page>(page, []), new PageAnswer(PageOutcome.AlreadyClosed, page.Subject, page.ClosedBy, page.ClosedAt, page.ClosedVia));

    static (string, string?)[] Facts(PageOrder order, (string, string?) more) =>
    [
        ("reason", order.Reason),
        ("important", order.Important ? "true" : null),
        ("severity", order.Severity is { } severity ? Wire.Name(severity) : null),
        ("due", Wire.Text(order.Due)),
        more,
    ];

    static PageOrder Check(PageOrder order)
    {
        var faults = new FieldFaults();
        var clean = order with
        {
            ExternalId = faults.Text("externalId", order.ExternalId, TicketLimits.Name),
            Subject = faults.Text("subject", order.Subject, TicketLimits.Subject),
            Details = faults.OptionalText("details", order.Details, TicketLimits.Body),
            Reason = faults.Text("reason", order.Reason, TicketLimits.Reason),
        };
        faults.Throw("The page cannot be taken.");
        return clean;
    }
}
