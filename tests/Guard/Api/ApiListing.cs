using SupportFlows.Guard.Layout;

namespace SupportFlows.Guard.Api;

/// <summary>The public signatures of the real packages, as kept in <c>real/*.api.txt</c>.</summary>
sealed class ApiListing
{
    readonly Dictionary<string, ApiType> types = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> TypeNames => types.Keys;

    public static ApiListing OfRealPackages()
    {
        var listing = new ApiListing();
        foreach (var file in Repository.Files("*.api.txt").Where(file => file.StartsWith("tests/Guard/Api/real/", StringComparison.Ordinal)))
        {
            listing.Add(Repository.Read(file));
        }

        return listing;
    }

    public static ApiListing Of(string text)
    {
        var listing = new ApiListing();
        listing.Add(text);
        return listing;
    }

    public ApiType? Find(string name) => types.GetValueOrDefault(name);

    // One type's extensions may be spread over packages, each with a class of the same name.
    void Add(string text)
    {
        foreach (var block in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var type = ApiType.Parse(lines[0], [.. lines.Skip(1).Select(line => line.Trim())]);
            types[type.Name] = types.TryGetValue(type.Name, out var known) ? known with { Members = [.. known.Members, .. type.Members] } : type;
        }
    }
}
