using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace SupportFlows.Domain.Text;

/// <summary>How values of the domain are written in the API, the catalog and the data of a notice (SPEC section 8).</summary>
public static class Wire
{
    const int LongestDays = 36_525;

    /// <summary>Kebab case: <c>business-critical</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static bool TryName<T>(string? text, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (Name(candidate) == text)
            {
                value = candidate;
                return true;
            }

        value = default;
        return false;
    }

    public static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Name));

    /// <summary>a-z, 0-9 and -, at most 40: fit for an address and for a key.</summary>
    public static bool IsSlug(string text) => text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-';

    /// <summary>ISO 8601 in UTC.</summary>
    public static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);

    [return: NotNullIfNotNull(nameof(at))]
    public static string? Text(Instant? at) => at is { } some ? Text(some) : null;

    /// <summary>ISO 8601: <c>2026-11-11</c>.</summary>
    public static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>ISO 8601, days and smaller: <c>PT16H</c>, <c>PT1H30M</c>, <c>P7D</c>.</summary>
    public static string Text(Duration duration) => PeriodPattern.NormalizingIso.Format(new PeriodBuilder { Nanoseconds = duration.ToInt64Nanoseconds() }.Build());

    /// <summary>Takes ISO 8601 days and smaller, a hundred years at most; not months or years, whose length varies.</summary>
    public static bool TryDuration(string? text, out Duration duration)
    {
        duration = default;
        if (text is null || PeriodPattern.NormalizingIso.Parse(text) is not { Success: true, Value: { Years: 0, Months: 0 } period } || Math.Abs(Days(period)) > LongestDays) return false;
        duration = period.ToDuration();
        return true;
    }

    // What does not fit a duration is no fault of the program's: so it is counted before it is made one.
    static decimal Days(Period period) =>
        (period.Weeks * 7m) + period.Days + (period.Hours / 24m) + (period.Minutes / 1440m) + (period.Seconds / 86_400m) + (period.Milliseconds / 86_400_000m);
}
