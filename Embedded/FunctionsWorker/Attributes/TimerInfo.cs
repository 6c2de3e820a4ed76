namespace Microsoft.Azure.Functions.Worker;

public class TimerInfo
{
    /// <summary>Null when the schedule is not monitored.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>True when this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}

public class ScheduleStatus
{
    /// <summary>When the schedule last fired, UTC.</summary>
    public DateTime Last { get; set; }

    /// <summary>When it fires next, UTC.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written, UTC.</summary>
    public DateTime LastUpdated { get; set; }
}
