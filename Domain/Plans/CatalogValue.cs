using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Plans;

/// <summary>
/// A value of the catalog's JSON that knows where it stands. A faulty one is noted and read as something harmless, so that reading goes on and finds the
/// other faults; the noted faults keep that something from ever being used.
/// </summary>
readonly struct CatalogValue(JsonElement? element, string path, List<CatalogFault> faults)
{
    const int Shown = 60;

    public string Path => path;

    public bool IsMissing => element is null or { ValueKind: JsonValueKind.Null };

    /// <summary>The members of an object, of which no others than these are known.</summary>
    public CatalogValue Object(params string[] known)
    {
        if (Is(JsonValueKind.Object, "an object"))
            foreach (var member in element!.Value.EnumerateObject().Where(m => !known.Contains(m.Name)))
                Member(member).Fault($"only {string.Join(", ", known)} here");
        return this;
    }

    /// <summary>A member, perhaps missing. Of something that is not an object at all, one fault has been noted, and its members add none.</summary>
    public CatalogValue this[string name] => element is { ValueKind: JsonValueKind.Object } o
        ? new(o.TryGetProperty(name, out var member) ? member : null, Child(name), faults)
        : new(null, Child(name), []);

    public IReadOnlyList<CatalogValue> Items(int atLeast = 0)
    {
        if (!Is(JsonValueKind.Array, "a list")) return [];
        var (list, noted, at) = (element!.Value.EnumerateArray().ToList(), faults, path);
        if (list.Count < atLeast) Fault($"a list of at least {atLeast}");
        return [.. list.Select((item, i) => new CatalogValue(item, $"{at}[{i}]", noted))];
    }

    /// <summary>A list of things of which no two have the same id.</summary>
    /// <param name="key">The member that is the id.</param>
    public List<T> Unique<T>(string key, Func<CatalogValue, T> read, Func<T, string> id, int atLeast = 0)
    {
        var seen = new HashSet<string>();
        var result = new List<T>();
        foreach (var item in Items(atLeast))
        {
            var value = read(item);
            if (!seen.Add(id(value)) && id(value).Length > 0) item[key].Fault("an id that no other entry of the list has");
            result.Add(value);
        }

        return result;
    }

    public IReadOnlyList<(string Name, CatalogValue Value)> Members()
    {
        if (!Is(JsonValueKind.Object, "an object")) return [];
        var self = this;
        return [.. element!.Value.EnumerateObject().Select(m => (m.Name, self.Member(m)))];
    }

    public string Text()
    {
        if (!Is(JsonValueKind.String, "a text")) return "";
        var text = element!.Value.GetString()!;
        if (text.Trim().Length == 0) Fault("a text that is not empty");
        return text;
    }

    public IReadOnlyList<string> Texts(int atLeast = 0) => [.. Items(atLeast).Select(item => item.Text())];

    public int Whole(int least, int most) =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) && value >= least && value <= most
            ? value
            : Faulty<int>($"a whole number from {least} to {most}");

    /// <summary>Of money, over zero.</summary>
    public decimal Amount() =>
        element is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) && value > 0 ? value : Faulty<decimal>("a number over zero, such as 2000.00");

    public bool Flag() => element is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : Faulty<bool>("true or false");

    /// <summary>A length of time over zero.</summary>
    public Duration Duration() =>
        Wire.TryDuration(Raw(), out var duration) && duration > NodaTime.Duration.Zero
            ? duration
            : Faulty<Duration>("an ISO 8601 duration over zero, in days and smaller, such as PT30M");

    public T Name<T>()
        where T : struct, Enum => Wire.TryName<T>(Raw(), out var value) ? value : Faulty<T>($"one of {Wire.Names<T>()}");

    public LocalTime Time() =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Raw() ?? "") is { Success: true, Value: var time }
            ? time
            : Faulty<LocalTime>("a time such as 09:00");

    /// <summary>A text by language, English at least.</summary>
    public IReadOnlyDictionary<string, string> Words()
    {
        var words = Members().ToDictionary(m => m.Name, m => m.Value.Text());
        if (!IsMissing && !words.ContainsKey("en")) this["en"].Fault("a text in English");
        return words;
    }

    /// <summary>Always false, so that it can stand at the end of a condition.</summary>
    public bool Fault(string allowed)
    {
        faults.Add(new CatalogFault(path, IsMissing ? null : Excerpt(), allowed));
        return false;
    }

    T Faulty<T>(string allowed)
        where T : struct
    {
        Fault(allowed);
        return default;
    }

    bool Is(JsonValueKind kind, string allowed) => element?.ValueKind == kind || Fault(allowed);

    string? Raw() => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    string Excerpt() => element!.Value.GetRawText() is var raw && raw.Length > Shown ? $"{raw[..Shown]}…" : raw;

    CatalogValue Member(JsonProperty member) => new(member.Value, Child(member.Name), faults);

    string Child(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? $"{path}.{name}" : $"{path}['{name}']";
}
