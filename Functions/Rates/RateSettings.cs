using System.Globalization;
using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Rates;
using SupportFlows.Functions.Settings;

namespace SupportFlows.Functions.Rates;

/// <param name="InFlight">Requests that are worked on at once; webhooks, links and health have as many places of their own.</param>
/// <param name="ProxyHops">Proxies of ours before the app, each of which adds to <c>X-Forwarded-For</c> whom it heard. 0: that header is anybody's word.</param>
public sealed record RateSettings(IReadOnlyDictionary<Counted, RateLimit> Limits, int InFlight, int ProxyHops)
{
    public const string Section = "SupportFlows:Rates:";

    const int MostPerMinute = 10_000_000;
    const int MostInFlight = 100_000;
    const int MostHops = 10;

    static readonly Dictionary<Counted, (string Name, int Standard)> Known = new()
    {
        [Counted.Key] = ("KeyPerMinute", 6_000),
        [Counted.Session] = ("SessionPerMinute", 1_200),
        [Counted.Address] = ("AddressPerMinute", 3_000),
        [Counted.Link] = ("LinkPerMinute", 600),
        [Counted.Form] = ("FormPerMinute", 6_000),
        [Counted.SignIn] = ("SignInsPerMinute", 30),
        [Counted.Wrong] = ("WrongPerMinute", 60),
    };

    public static string NameOf(Counted counted) => Section + Known[counted].Name;

    /// <exception cref="StartRefusedException">Some values are none: all of them at once.</exception>
    public static RateSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new RateSettings(
            Known.ToDictionary(k => k.Key, k => RateLimit.PerMinute(Number(configuration, k.Value.Name, k.Value.Standard, 1, MostPerMinute, faults))),
            Number(configuration, "InFlight", 1_000, 1, MostInFlight, faults),
            Number(configuration, "ProxyHops", 0, 0, MostHops, faults));
        return faults.Count == 0 ? settings : throw new StartRefusedException(string.Join(Environment.NewLine, faults));
    }

    static int Number(IConfiguration configuration, string name, int standard, int least, int most, List<string> faults)
    {
        if (configuration[Section + name] is not { Length: > 0 } text)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults.Add($"{Section}{name} is '{text}'. Give a whole number from {least} to {most}; leave it out for {standard}.");
        return standard;
    }
}
