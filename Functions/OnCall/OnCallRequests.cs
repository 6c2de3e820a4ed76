using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Functions.OnCall;

public sealed record MaintenanceRequest(Instant From, Instant To, string? Reason);

public sealed record PolicyRequest(
    string? Name, IReadOnlyList<EscalationLevel>? Levels, int? Repeat, Target? LastResort, Duration? LastResortEvery, Duration? RepageAfter);

public sealed record ScheduleRequest(string? Name, string? TimeZone, IReadOnlyList<Layer>? Layers, IReadOnlyList<string>? Owners);

public sealed record OverrideRequest(string? PersonId, Instant From, Instant To, string? InsteadOf);

public sealed record SwapRequest(FixedShift? First, FixedShift? Second);

public sealed record TemporaryRequest(Instant From, Instant To, IReadOnlyList<FixedShift>? Shifts);

public sealed record ContactMethodRequest(Channel? Channel, string? Address);

public sealed record CodeRequest(string? Code);

public sealed record RulesRequest(IReadOnlyList<NotificationRule>? Default, IReadOnlyList<NotificationRule>? Important);
