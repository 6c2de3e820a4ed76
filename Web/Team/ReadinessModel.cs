using NodaTime;
using SupportFlows.Web.OnCall;

namespace SupportFlows.Web.Team;

/// <summary>Whether a page would reach somebody, now and in the weeks ahead.</summary>
/// <param name="Score">0 to 100.</param>
/// <param name="Findings">Worst first.</param>
public sealed record ReadinessModel(Instant From, Instant To, int Score, IReadOnlyList<Finding> Findings, IReadOnlyList<LoadRow> Loads);

public enum Graveness
{
    /// <summary>A page would go nowhere.</summary>
    Bad,

    /// <summary>It will, or may.</summary>
    Soon,
}

/// <summary>Something amiss.</summary>
/// <param name="What">In English, with <paramref name="Values"/> in it.</param>
/// <param name="Values">Text, or an instant or span, which is said in the reader's way.</param>
/// <param name="Do">What to do about it, in English.</param>
/// <param name="Address">Of the page where that is done.</param>
public sealed record Finding(Graveness Grave, string What, IReadOnlyList<object> Values, string Do, string Address);

/// <param name="Share">Of the one who has the most of the schedule: 0 to 1.</param>
public sealed record LoadRow(PersonRef Schedule, PersonRef Person, double Hours, double Share, bool TooMuch, bool WithoutBreak);
