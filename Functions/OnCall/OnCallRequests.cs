using NodaTime;

namespace SupportFlows.Functions.OnCall;

public sealed record MaintenanceRequest(Instant From, Instant To, string? Reason);
