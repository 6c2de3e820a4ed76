namespace SupportFlows.Stories.Fuzz;

/// <summary>The path and query of a shot.</summary>
static class Address
{
    /// <summary>What a program that reads addresses may stumble over.</summary>
    static readonly string[] Odd = ["%00", "%2F", "%2f..%2f", "%5C", "%", "%zz", "%C0%AF", "%ED%A0%80", "%FF", "+", "%0d%0a", "%23", "%3F", ";", "..", ".", "%2e%2e", "//", "~", "%E2%80%AE", "%F0%9F%91%BB", "*", ":", "'"];

    static readonly string[] Usual = ["pageSize", "continuation", "status", "account", "due", "at", "from", "to", "find", "sort", "sent", "since", "recipient", "key", "step", "token", "back", "day", "week", "zone", "done", "v"];

    static readonly string[] Sizes = ["0", "-1", "1", "200", "201", "2147483648", "1e3", "", "٣", " 5", "NaN"];

    public static string Of(Target target, string path, string query, IReadOnlyList<Twist> twists)
    {
        var pairs = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).ToList();
        string[] names = target.IsPage || target.Operation is null ? Usual : [.. target.Queries];
        foreach (var twist in twists)
        {
            var evil = Cut(Evil.Plain(twist.Evil));
            if (twist.Part == Part.Path)
            {
                path = Twisted(path, twist.At, evil);
            }
            else if (twist.Part == Part.Query && names.Length > 0)
            {
                var name = names[twist.At % names.Length];
                pairs.Add($"{name}={(name == "pageSize" ? Uri.EscapeDataString(Sizes[twist.At % Sizes.Length]) : twist.At % 7 == 0 ? Odd[twist.At % Odd.Length] : Uri.EscapeDataString(evil))}");
            }
        }

        return pairs.Count == 0 ? path : $"{path}?{string.Join('&', pairs)}";
    }

    // The last step is mostly an id; its neighbours now and then.
    static string Twisted(string path, int at, string evil)
    {
        var steps = path.Split('/');
        var n = at % 4 == 0 ? 1 + (at % (steps.Length - 1)) : steps.Length - 1;
        steps[n] = (at % 3) switch
        {
            0 => Odd[at % Odd.Length],
            1 => steps[n] + Odd[at % Odd.Length],
            _ => Uri.EscapeDataString(evil),
        };
        return string.Join('/', steps);
    }

    // The server takes an address of 8 KiB.
    static string Cut(string evil) => evil.Length <= 400 ? evil : evil[..400];
}
