using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

static class Paging
{
    /// <summary>The query's <c>pageSize</c>.</summary>
    public static int PageSize(this HttpRequest request, int standard, int most, FieldFaults faults)
    {
        var text = request.Query["pageSize"].ToString();
        if (text.Length == 0)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 1 && size <= most)
        {
            return size;
        }

        faults.Add("pageSize", $"Expected a number from 1 to {most}.", text);
        return standard;
    }

    /// <summary>The query's <c>continuation</c>, given by the page before; null on the first page.</summary>
    public static string? Continuation(this HttpRequest request) => request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;

    public static void BadContinuation(this FieldFaults faults, string? given) =>
        faults.Add("continuation", "Give back the continuation of the page before, unchanged; leave it out to start over.", given);
}
