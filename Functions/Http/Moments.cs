using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

static class Moments
{
    public static readonly Duration LongestSpan = Duration.FromDays(400);

    /// <summary>An instant in the query; the given one when it is left out.</summary>
    public static Instant Instant(this HttpRequest request, string name, Instant standard, FieldFaults faults)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return standard;
        }

        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var at } && Years.Hold(at))
        {
            return at;
        }

        faults.Add(name, $"Expected {JsonWords.For(typeof(Instant))}.", text);
        return standard;
    }

    /// <summary>The query's <c>from</c> and <c>to</c>; left out, they are now and so long after <c>from</c>.</summary>
    /// <exception cref="RefusalException">They cannot be read, are in the wrong order or too far apart: all of it at once.</exception>
    public static Interval Span(this HttpRequest request, Instant now, Duration standard)
    {
        var faults = new FieldFaults();
        var from = request.Instant("from", now, faults);
        var to = request.Instant("to", from + standard, faults);
        if (to <= from || to - from > LongestSpan)
        {
            faults.Add("to", $"Later than from, by at most {LongestSpan.Days} days.", request.Query["to"].ToString());
        }

        faults.Throw("The span cannot be looked at.");
        return new Interval(from, to);
    }
}
