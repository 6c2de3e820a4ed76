using NodaTime;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Probe;

/// <summary>
/// The probe is a page like any other, to a phone that answers by itself: what it measures is the way that a page takes. While one waits for its
/// answer there is no other: it goes through its policy, and like any page that nobody answers it raises an alarm and holds the heartbeat back.
/// </summary>
public static class ProbeRule
{
    /// <param name="last">Null: there never was one.</param>
    public static ProbeStep Next(Page? last, Duration every, Instant now) => last switch
    {
        null => ProbeStep.Open,
        { Status: PageStatus.Triggered } => ProbeStep.Wait,
        // An answer is an answer; an acknowledged page would come again when nobody touches it.
        { Status: PageStatus.Acknowledged } => ProbeStep.Close,
        _ => now >= last.CreatedAt + every ? ProbeStep.Open : ProbeStep.Wait,
    };

    /// <summary>From the order to the answer; null while there is none.</summary>
    public static Duration? RoundTrip(Page probe) => (probe.AcknowledgedAt ?? probe.ClosedAt) - probe.CreatedAt;
}

public enum ProbeStep
{
    Wait,
    Open,
    Close,
}
