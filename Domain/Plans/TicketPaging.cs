namespace SupportFlows.Domain.Plans;

/// <summary>Which tickets ring those on call, by which escalation policy.</summary>
/// <param name="Policy">Id of the escalation policy.</param>
/// <param name="Severities">A ticket that is owed one of these pages as soon as it arrives, or is raised to it.</param>
/// <param name="Warnings">Those of the tickets' warnings that page.</param>
/// <param name="Breach">Whether a missed promise pages.</param>
public sealed record TicketPaging(string Policy, IReadOnlyList<Severity> Severities, IReadOnlyList<int> Warnings, bool Breach);
