namespace SupportFlows.Guard.Api;

/// <summary>Finds what our types declare and the real packages do not: a caller of it would not compile against those.</summary>
sealed class ApiComparer(ApiListing real)
{
    static readonly HashSet<string> PlatformTypes = [.. new[] { typeof(object).Assembly, typeof(Microsoft.Extensions.Hosting.IHostApplicationBuilder).Assembly, typeof(Uri).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Select(type => type.Name.Split('`')[0])];

    public IReadOnlyList<string> Inventions(IReadOnlyCollection<Type> types)
    {
        var ours = types.Select(type => TypeNames.Of(type).Split('<')[0]).ToHashSet(StringComparer.Ordinal);
        return [.. types.Select(ApiRenderer.Render).SelectMany(type => Inventions(type, ours))];
    }

    IEnumerable<string> Inventions(ApiType type, HashSet<string> ours)
    {
        if (real.Find(type.Name) is not { } listed)
        {
            yield return $"{type.Name}: the real packages have no such type. Nearest: {Nearest(type.Name, real.TypeNames)}";
            yield break;
        }

        if (type.Kind != listed.Kind)
        {
            yield return $"{type.Name}: it is a '{type.Kind}' but really a '{listed.Kind}'";
        }

        foreach (var invented in type.Bases.Except(listed.Bases))
        {
            yield return $"{type.Name}: it is a {invented}, which the real one is not. Really: {string.Join(", ", listed.Bases)}";
        }

        foreach (var missing in listed.Bases.Except(type.Bases).Where(one => !IsLeftOut(one, ours)))
        {
            yield return $"{type.Name}: it is no {missing}, which the real one is";
        }

        var signatures = listed.Members.Select(Signature.Parse).ToArray();
        foreach (var member in type.Members.Where(member => !signatures.Any(Signature.Parse(member).IsPartOf)))
        {
            yield return $"{type.Name}: '{member}' is not really there. Nearest: {NearestMember(member, listed.Members)}";
        }
    }

    // A base that we have no use for may be missing; one that is at hand may not.
    static bool IsLeftOut(string name, HashSet<string> ours) => name.Split('<')[0] is var plain && !ours.Contains(plain) && !PlatformTypes.Contains(plain);

    static string NearestMember(string member, IReadOnlyList<string> listed)
    {
        var same = listed.Where(one => Signature.Parse(one).Name == Signature.Parse(member).Name).ToArray();
        return Nearest(member, same.Length > 0 ? same : listed);
    }

    static string Nearest(string text, IReadOnlyCollection<string> among)
        => among.MinBy(one => Distance(text, one)) is { } nearest ? $"'{nearest}'" : "nothing";

    // How many characters must be put in, taken out or changed.
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
