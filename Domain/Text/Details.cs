namespace SupportFlows.Domain.Text;

static class Details
{
    public static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();

    /// <summary>What has no value is left out.</summary>
    public static IReadOnlyDictionary<string, string?> Of(params (string Key, string? Value)[] entries) =>
        entries.Where(e => e.Value is not null).ToDictionary(e => e.Key, e => e.Value);
}
