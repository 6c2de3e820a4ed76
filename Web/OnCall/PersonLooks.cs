namespace SupportFlows.Web.OnCall;

/// <summary>
/// Which colour and pattern is whose: that of his id, so that it stays the same from one week to the next; where two of a schedule would look the same,
/// the later one by id gets the next that is free.
/// </summary>
static class PersonLooks
{
    public const int Count = 8;

    const uint Offset = 2166136261;
    const uint Prime = 16777619;

    public static IReadOnlyDictionary<string, int> Of(IEnumerable<string> ids)
    {
        var looks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct().Order(StringComparer.Ordinal))
        {
            var look = (int)(Hash(id) % Count);
            for (var n = 0; n < Count && looks.ContainsValue(look); n++)
            {
                look = (look + 1) % Count;
            }

            looks.Add(id, look);
        }

        return looks;
    }

    // FNV-1a: the same on every machine, which a string's own hash is not.
    static uint Hash(string text) => text.Aggregate(Offset, (hash, c) => unchecked((hash ^ c) * Prime));
}
