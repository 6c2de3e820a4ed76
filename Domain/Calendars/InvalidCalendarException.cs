using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Calendars;

/// <summary>A business calendar that is refused, with every fault in it.</summary>
public sealed class InvalidCalendarException(IReadOnlyList<CatalogFault> faults)
    : Exception($"The calendar has {faults.Count} fault(s):{string.Concat(faults.Select(f => $"{Environment.NewLine}  {f}"))}")
{
    public IReadOnlyList<CatalogFault> Faults { get; } = faults;
}
