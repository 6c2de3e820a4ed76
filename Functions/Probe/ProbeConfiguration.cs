using Microsoft.Extensions.Configuration;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Probe;

namespace SupportFlows.Functions.Probe;

static class ProbeConfiguration
{
    const string Every = "SupportFlows:Probe:Every";

    static readonly Duration Standard = Duration.FromMinutes(15);
    static readonly Duration Shortest = Duration.FromMinutes(5);
    static readonly Duration Longest = Duration.FromDays(1);

    /// <exception cref="StartRefusedException">The time between two probes is none that makes sense.</exception>
    public static ProbeSettings Read(IConfiguration configuration)
    {
        var policy = configuration["SupportFlows:Probe:Policy"];
        return new ProbeSettings(string.IsNullOrWhiteSpace(policy) ? null : policy.Trim(), Span(configuration[Every]));
    }

    static Duration Span(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Standard;
        }

        var every = PeriodPattern.NormalizingIso.Parse(text) is { Success: true, Value: { HasDateComponent: false } or { Years: 0, Months: 0 } } found ? found.Value.ToDuration() : Duration.Zero;
        return every >= Shortest && every <= Longest
            ? every
            : throw new StartRefusedException($"{Every} is '{text}'. Give PT5M to P1D, such as PT15M: so often a test number is paged.");
    }
}
