using System.Text;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>What both sides agree on: when an instance's timers are due, and the names of failures.</summary>
static class Clockwork
{
    internal const string Down = "System.TimeoutException";

    internal const string Failed = "System.InvalidOperationException";

    internal const string Task = "Microsoft.DurableTask.TaskFailedException";

    internal const string Exists = "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException";

    internal const string Terminated = "System.OperationCanceledException";

    internal static readonly DateTime Start = Engine.Start.UtcDateTime;

    internal static DateTime Minute(int minute) => Start.AddMinutes(minute);

    /// <summary>So many minutes after the last full one, and then as long as is this instance's alone: no two instances wake at the same instant, where their order would be chance.</summary>
    internal static DateTime Due(string id, DateTime now, int minutes) => Minute((int)(now - Start).TotalMinutes + minutes) + Own(id);

    /// <summary>The first wait after a failure; each further one is twice as long.</summary>
    internal static TimeSpan Retry(string id) => TimeSpan.FromMinutes(1) + (Own(id) / 1000);

    internal static string Stamp(DateTime now) => $"{(int)(now - Start).TotalMinutes}";

    /// <summary>Names a statement: how often its program has begun as new, and where it stands.</summary>
    internal static string Key(string trace, int at) => $"{trace.Count(letter => letter == '|')}.{at}";

    /// <summary>Of an activity that nobody waits for.</summary>
    internal static string Left(string key) => $"{key}~";

    internal static string RootOf(string id) => id.Split('.')[0];

    // Less than a minute.
    static TimeSpan Own(string id)
    {
        var hash = 2166136261u;
        foreach (var part in Encoding.UTF8.GetBytes(id))
        {
            hash = (hash ^ part) * 16777619;
        }

        return TimeSpan.FromTicks(TimeSpan.TicksPerSecond + (hash % (58 * TimeSpan.TicksPerSecond)));
    }
}
