using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Forms;

/// <summary>The form sources cannot be used as configured: every fault, each by its path. Meant to stop the app at start.</summary>
public sealed class InvalidFormSourcesException(IReadOnlyList<FieldError> faults)
    : Exception($"The form sources have {faults.Count} fault(s):{string.Concat(faults.Select(f => $"\n  {f.Field}: {f.Reason}"))}")
{
    public IReadOnlyList<FieldError> Faults { get; } = faults;
}
