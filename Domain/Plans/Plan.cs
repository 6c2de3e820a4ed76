using NodaTime;

namespace SupportFlows.Domain.Plans;

/// <summary>What one support plan promises. Loaded from the catalog; never changed while the app runs.</summary>
/// <param name="Id">As on the wire: <c>basic</c>, <c>developer</c>, <c>business</c>, <c>enterprise</c>.</param>
/// <param name="Name">By language tag (<c>en</c>, <c>zh-Hans</c>).</param>
/// <param name="Channels">Of <c>ticket</c>, <c>phone</c>, <c>im-group</c>.</param>
/// <param name="FirstResponse">The target of each severity that the plan covers. A severity that is absent is not covered.</param>
/// <param name="NextResponse">Optional targets, counted from each customer message.</param>
/// <param name="Resolution">Optional targets, paused while waiting on the customer.</param>
/// <param name="Services">Ids of the further services that the plan includes.</param>
/// <param name="Hours">The support hours that targets are counted in; null is 24/7.</param>
public sealed record Plan(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<string> Channels,
    HandlerTier HandledBy,
    IReadOnlyDictionary<Severity, Duration> FirstResponse,
    IReadOnlyDictionary<Severity, Duration>? NextResponse,
    IReadOnlyDictionary<Severity, Duration>? Resolution,
    IReadOnlyList<string> Services,
    string? Hours = null);
