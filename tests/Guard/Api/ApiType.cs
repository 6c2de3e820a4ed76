namespace SupportFlows.Guard.Api;

/// <summary>One type of a listing: its heading taken apart, and its members as they are written there.</summary>
sealed record ApiType(string Kind, string Name, IReadOnlyList<string> Bases, IReadOnlyList<string> Members)
{
    /// <summary>Reads a block such as <c>sealed class N.A : B, C</c> and its members.</summary>
    public static ApiType Parse(string heading, IReadOnlyList<string> members)
    {
        var parts = heading.Split(" : ", 2);
        var named = NameStart(parts[0]);
        return new ApiType(
            parts[0][..named].TrimEnd(),
            parts[0][named..],
            parts.Length == 1 ? [] : Signature.SplitTopLevel(parts[1]),
            members);
    }

    // The name is the last word; a generic one may hold spaces between its angle brackets.
    static int NameStart(string text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            depth += text[i] == '>' ? 1 : text[i] == '<' ? -1 : 0;
            if (text[i] == ' ' && depth == 0)
            {
                return i + 1;
            }
        }

        return 0;
    }
}
