namespace SupportFlows.Domain.Plans;

/// <summary>A catalog that is refused, with every fault in it.</summary>
/// <param name="what">Which one: there are several files of data.</param>
public sealed class InvalidCatalogException(IReadOnlyList<CatalogFault> faults, string what = "catalog")
    : Exception($"The {what} has {faults.Count} fault(s):{string.Concat(faults.Select(f => $"{Environment.NewLine}  {f}"))}")
{
    public IReadOnlyList<CatalogFault> Faults { get; } = faults;
}

/// <param name="Path">JSON path of the faulty value: <c>$.plans[1].firstResponse.general</c>.</param>
/// <param name="Value">As it stands in the file; null when it is missing.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record CatalogFault(string Path, string? Value, string Allowed)
{
    public override string ToString() => $"{Path} is {Value ?? "missing"}; allowed: {Allowed}.";
}
