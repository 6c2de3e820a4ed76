using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.SelfHelp;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>A ticket that is being written.</summary>
/// <param name="Given">What was written so far, by the names of the fields.</param>
/// <param name="Plan">By which it would be promised.</param>
/// <param name="IsDayAndNight">Targets are counted in all hours.</param>
/// <param name="Customer">For whom it is; null while that is not known.</param>
/// <param name="Contacts">Of the customer.</param>
/// <param name="Software">Names of all that the plans may help with.</param>
/// <param name="Review">Null until it was asked for.</param>
public sealed record NewTicketModel(
    IReadOnlyDictionary<string, string> Given,
    Plan Plan,
    bool IsDayAndNight,
    string? Customer,
    IReadOnlyList<Contact> Contacts,
    IReadOnlyList<SeverityChoice> Severities,
    IReadOnlyList<string> Software,
    NewTicketReview? Review)
{
    /// <summary>The contact is none of those that the customer has named.</summary>
    public const string Another = "another";

    public string? Said(string field) => Given.GetValueOrDefault(field);
}

/// <param name="Owed">What it would be handled as.</param>
/// <param name="OwedName">By language.</param>
/// <param name="CoveredBy">The first plan that covers it; null: the plan at hand does.</param>
public sealed record SeverityChoice(SeverityCriterion Criterion, Severity Owed, IReadOnlyDictionary<string, string> OwedName, Duration Target, Plan? CoveredBy);

/// <summary>What would become of it.</summary>
/// <param name="Preview">As it would be accepted at this moment; null while something is missing.</param>
/// <param name="Alike">Open tickets of the same customer that look like it.</param>
/// <param name="Help">Where the answer may be.</param>
public sealed record NewTicketReview(Ticket? Preview, IReadOnlyList<Ticket> Alike, IReadOnlyList<HelpEntry> Help);
