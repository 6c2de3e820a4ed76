using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.PersonalData;

namespace SupportFlows.Functions.PersonalData;

public sealed class RetentionTimer(Retention retention)
{
    const string Section = "SupportFlows:Retention:";
    const int Longest = 1200;

    /// <summary>Every ten minutes of a night: takes out what is kept no longer. With nothing configured it does nothing.</summary>
    [Function("Retention")]
    public Task Run([TimerTrigger("0 */10 1-4 * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellation) => retention.RunAsync(cancellation);

    /// <exception cref="StartRefusedException">A setting is no number of months: all of them at once.</exception>
    internal static RetentionSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = new RetentionSettings(Months(configuration, "TicketMonths", faults), Months(configuration, "AuditTrailMonths", faults));
        return faults.Count == 0 ? settings : throw new StartRefusedException(string.Join(Environment.NewLine, faults));
    }

    static int? Months(IConfiguration configuration, string name, List<string> faults)
    {
        if (configuration[Section + name] is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= 1 and <= Longest)
        {
            return months;
        }

        faults.Add($"{Section}{name} is '{text}'. Give a whole number of months from 1 to {Longest}; leave it out to keep for ever.");
        return null;
    }
}
