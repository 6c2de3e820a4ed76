using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Web.Tickets;

/// <summary>What of the queue is shown, as the address of the page says: it can be linked and kept.</summary>
/// <param name="Assignee"><see cref="Me"/>, <see cref="Nobody"/>, <see cref="Anybody"/>, or a person's id.</param>
/// <param name="Account">Id of a customer.</param>
/// <param name="DueWithin">From now; what is overdue is in it.</param>
public sealed record QueueFilter(TicketStatus? Status = null, Severity? Severity = null, string Assignee = QueueFilter.Anybody, string? Account = null, Duration? DueWithin = null)
{
    public const string Me = "me";
    public const string Nobody = "nobody";
    public const string Anybody = "all";

    /// <summary>What cannot be read counts as not said.</summary>
    /// <param name="query">With or without the question mark.</param>
    public static QueueFilter Parse(string? query)
    {
        var fields = QueryHelpers.ParseQuery(query);
        return new QueueFilter(
            Wire.TryName<TicketStatus>(Of("status"), out var status) ? status : null,
            Wire.TryName<Severity>(Of("severity"), out var severity) ? severity : null,
            Ids.IsValid(Of("assignee")) ? Of("assignee")! : Anybody,
            Ids.IsValid(Of("account")) ? Of("account") : null,
            Wire.TryDuration(Of("due"), out var due) && due > Duration.Zero && due < Duration.FromDays(366) ? due : null);

        string? Of(string name) => fields.TryGetValue(name, out var values) && values is [{ } first, ..] ? first.Trim() : null;
    }

    /// <summary>Without the question mark; never empty.</summary>
    public string ToQuery() => string.Join('&', new[]
    {
        $"assignee={Assignee}",
        Status is { } status ? $"status={Wire.Name(status)}" : null,
        Severity is { } severity ? $"severity={Wire.Name(severity)}" : null,
        Account is { } account ? $"account={account}" : null,
        DueWithin is { } due ? $"due={Wire.Text(due)}" : null,
    }.OfType<string>());
}
