namespace SupportFlows.Domain.Text;

static class Details
{
    public static readonly IReadOnlyDictionary<string, string?> None = new Dictionary<string, string?>();

    public static IReadOnlyDictionary<string, string?> Of(params (string Key, string? Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);
}
