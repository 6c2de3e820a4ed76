using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Team;

/// <summary>What is said of people, in English; said in the reader's language.</summary>
static class TeamWords
{
    static readonly string[] Days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static string Of(HandlerTier tier) => tier switch
    {
        HandlerTier.CustomerServiceAssociate => "Customer service associate",
        HandlerTier.CloudSupportEngineer => "Cloud support engineer",
        _ => "Cloud support expert",
    };

    public static string Of(PersonRole role) => role switch
    {
        PersonRole.Lead => "Lead",
        PersonRole.Tam => "Technical account manager",
        PersonRole.OnCall => "On call",
        _ => "Handler",
    };

    public static string Of(ContactMethod method) => method switch
    {
        { VerifiedAt: null } => "Not verified",
        { StoppedAt: not null } => "Stopped",
        _ => "Verified",
    };

    public static string BadgeOf(ContactMethod method) => method.IsUsable ? "good" : "bad";

    /// <summary>Opening hours by day, in their own zone.</summary>
    public static string Of(Words say, SupportHours? shift) => shift?.Week is not { } week
        ? say["At all hours"]
        : string.Join("; ", week.Where(d => d.Value.Count > 0).GroupBy(d => string.Join(", ", d.Value.Select(Span))).Select(g => $"{string.Join(' ', g.Select(d => say[Days[(int)d.Key]]))} {g.Key}")) + $" ({shift.TimeZone})";

    static string Span(OpeningSpan open) => $"{Time(open.From)}–{(open.To == LocalTime.Midnight ? "24:00" : Time(open.To))}";

    static string Time(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");
}
