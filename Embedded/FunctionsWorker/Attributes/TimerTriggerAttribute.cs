using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on a schedule in UTC: six NCrontab fields (seconds first), or a TimeSpan between runs.</summary>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    /// <summary>Keeps the last run, so that one missed while the app was down is made up for at start. On by default.</summary>
    public bool UseMonitor { get; set; } = true;
}
