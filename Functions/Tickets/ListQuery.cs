using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

/// <summary>Reads what <c>GET /api/tickets</c> is asked for.</summary>
static class ListQuery
{
    const int DefaultSize = 50;
    const int LargestSize = 200;

    public static (TicketFilter Filter, int PageSize, string? Continuation) Read(HttpRequest request)
    {
        var faults = new List<FieldError>();
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
        var size = Size(Text(query["pageSize"]), faults);
        return faults.Count == 0
            ? (filter, size, Text(query["continuation"]))
            : throw new RefusalException(RefusalKind.Invalid, "The list cannot be made.", [.. faults]);
    }

    static TicketStatus? Status(string? text, List<FieldError> faults)
    {
        if (text is null)
        {
            return null;
        }

        if (Enum.TryParse<TicketStatus>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var status) && Enum.IsDefined(status))
        {
            return status;
        }

        faults.Add(new FieldError("status", $"Expected {JsonWords.For(typeof(TicketStatus))}.", text));
        return null;
    }

    static Instant? Due(string? text, List<FieldError> faults)
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

        faults.Add(new FieldError("due", $"Expected {JsonWords.For(typeof(Instant))}: tickets due before it.", text));
        return null;
    }

    static int Size(string? text, List<FieldError> faults)
    {
        if (text is null)
        {
            return DefaultSize;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestSize)
        {
            return size;
        }

        faults.Add(new FieldError("pageSize", $"Expected a number from 1 to {LargestSize}.", text));
        return DefaultSize;
    }

    static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
