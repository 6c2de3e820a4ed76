using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

/// <summary>Reads what <c>GET /api/tickets</c> is asked for.</summary>
static class ListQuery
{
    public static (TicketFilter Filter, int PageSize, string? Continuation) Read(HttpRequest request)
    {
        var faults = new FieldFaults();
        var query = request.Query;
        var caller = request.Caller();
        var account = Text(query["account"]);
        if (caller.Role == Role.Customer && account is not null && account != caller.AccountId)
        {
            throw new RefusalException(RefusalKind.Forbidden, "A customer's key lists its own account.", new FieldError("account", "Leave it out.", account));
        }

        var filter = new TicketFilter(
            Status(Text(query["status"]), faults),
            caller.Role == Role.Customer ? caller.AccountId : account,
            Text(query["assignee"]),
            Due(Text(query["due"]), faults));
        var size = request.PageSize(TicketLists.DefaultPageSize, TicketLists.MaxPageSize, faults);
        faults.Throw("The list cannot be made.");
        return (filter, size, request.Continuation());
    }

    static TicketStatus? Status(string? text, FieldFaults faults)
    {
        if (text is null)
        {
            return null;
        }

        if (Wire.TryName<TicketStatus>(text, out var status))
        {
            return status;
        }

        faults.Add("status", $"Expected {JsonWords.For(typeof(TicketStatus))}.", text);
        return null;
    }

    static Instant? Due(string? text, FieldFaults faults)
    {
        if (text is null)
        {
            return null;
        }

        var parsed = InstantPattern.ExtendedIso.Parse(text);
        if (parsed.Success)
        {
            return parsed.Value;
        }

        faults.Add("due", $"Expected {JsonWords.For(typeof(Instant))}: tickets due before it.", text);
        return null;
    }

    static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
