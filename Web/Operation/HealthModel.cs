using NodaTime;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Web.Operation;

/// <param name="WriteFault">Why the store cannot write; null: it can.</param>
/// <param name="Overdue">What the auditor has to look at, the most overdue first; at most a page of it.</param>
/// <param name="OverdueCount">Of all of it.</param>
/// <param name="Probe">How the regular test page fares; null: none is set up.</param>
/// <param name="Parked">Messages of queues that failed too often; null: the queues cannot be reached.</param>
public sealed record HealthModel(string? WriteFault, AuditState Audit, IReadOnlyList<AttentionRow> Overdue, int OverdueCount, ProbeState? Probe, int? Parked);

/// <param name="RoundTrip">From the page to the answer of the phone; null while it waits.</param>
public sealed record ProbeState(Instant SentAt, Duration? RoundTrip, Instant? UnansweredSince);
