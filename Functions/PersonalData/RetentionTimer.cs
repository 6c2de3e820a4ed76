using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.PersonalData;

namespace SupportFlows.Functions.PersonalData;

public sealed class RetentionTimer(Retention retention, UnsureContents contents)
{
    const string Section = "SupportFlows:Retention:";
    const int Longest = 1200;

    /// <summary>Every ten minutes of a night: takes out what is kept no longer, and files of which a process that died left nothing but the content.</summary>
    [Function("Retention")]
    public async Task Run([TimerTrigger("0 */10 1-4 * * *", UseMonitor = false)] TimerInfo timer, CancellationToken cancellation)
    {
        await contents.SweepAsync(cancellation);
        await retention.RunAsync(cancellation);
    }

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
