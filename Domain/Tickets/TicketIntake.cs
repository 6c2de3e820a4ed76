using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A request for help, from whichever door it came.</summary>
public sealed record TicketRequest(
    string? ExternalId,
    string Subject,
    string Description,
    Severity? Severity,
    Contact Contact,
    string? Product = null,
    Software? Software = null,
    string? AccountId = null);

/// <summary>Who asked, as far as we know.</summary>
/// <param name="Account">Null for an unknown sender.</param>
public sealed record Sender(Account? Account, Contact Contact);

public static class TicketIntake
{
    /// <summary>Accepts a request: the plan, the severity owed, the scope verdict and the first-response clock are settled here.</summary>
    /// <exception cref="Refusals.RefusalException">Fields are faulty: all of them at once.</exception>
    public static Change<Ticket> Accept(Catalog catalog, string id, string source, string externalId, string channel, TicketRequest request, Sender sender, Instant now)
    {
        var clean = TicketRequestRule.Check(request, externalId);
        var plan = catalog.PlanOf(sender.Account, now);
        var hours = catalog.HoursOf(plan);
        var submitted = clean.Severity!.Value;
        var contact = Known(clean.Contact, sender);
        var ticket = new Ticket
        {
            Id = id,
            Source = source,
            ExternalId = clean.ExternalId ?? "",
            AccountId = sender.Account?.Id,
            Plan = plan.Id,
            Contact = contact,
            Subject = clean.Subject,
            Description = clean.Description,
            Product = clean.Product,
            Software = clean.Software,
            Status = TicketStatus.New,
            Severity = new TicketSeverity(submitted, plan.Owed(submitted), submitted),
            Scope = ScopeRule.Judge(catalog, plan, clean.Software),
            AcceptedAt = now,
            UpdatedAt = now,
        };
        var edit = new TicketEdit(ticket, new Actor(ActorKind.Customer, contact.Email ?? contact.Phone!, contact.Name), channel, now);
        edit.Add(TicketEvents.Accepted, Accepted(ticket, plan.FirstResponse[ticket.Severity.Owed], hours.Add(now, plan.FirstResponse[ticket.Severity.Owed])));
        edit.StartClock(ClockKind.FirstResponse, plan, hours);
        edit.StartClock(ClockKind.Resolution, plan, hours);
        return edit.Done();
    }

    static IReadOnlyDictionary<string, string?> Accepted(Ticket ticket, Duration target, Instant due) => Details.Of(
        ("source", ticket.Source),
        ("plan", ticket.Plan),
        ("submitted", Wire.Name(ticket.Severity.Submitted)),
        ("owed", Wire.Name(ticket.Severity.Owed)),
        ("target", Wire.Text(target)),
        ("due", Wire.Text(due)),
        ("scope", Wire.Name(ticket.Scope.Verdict)),
        ("scopeReason", ticket.Scope.Reason));

    /// <summary>The language and zone that we write to somebody in are known of the contact, or else of the account.</summary>
    static Contact Known(Contact given, Sender sender) => given with
    {
        Language = given.Language ?? sender.Contact.Language ?? sender.Account?.Language,
        TimeZone = given.TimeZone ?? sender.Contact.TimeZone ?? sender.Account?.TimeZone,
    };
}
