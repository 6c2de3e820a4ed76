namespace SupportFlows.Guard.Api;

/// <summary>A member's line, taken apart as far as comparing needs: what stands before the parameters, and the parameters.</summary>
sealed record Signature(string Head, IReadOnlyList<string>? Parameters)
{
    public static Signature Parse(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        return open < 0 ? new Signature(line, null) : new Signature(line[..open], SplitTopLevel(line[(open + 1)..line.LastIndexOf(')')]));
    }

    /// <summary>The member's own name, which is the last word of the head, without type parameters.</summary>
    public string Name => Head.Split('{')[0].Split('<')[0].Trim().Split(' ')[^1];

    /// <summary>Whether this is the listed one, from which only optional parameters may be left out.</summary>
    public bool IsPartOf(Signature listed)
    {
        if (Head != listed.Head || Parameters is null || listed.Parameters is null)
        {
            return Head == listed.Head && Parameters is null == listed.Parameters is null;
        }

        var next = 0;
        foreach (var parameter in listed.Parameters)
        {
            if (next < Parameters.Count && Parameters[next] == parameter)
            {
                next++;
            }
            else if (!parameter.Contains(" = ", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return next == Parameters.Count;
    }

    /// <summary>Splits at commas that are not inside angle brackets.</summary>
    public static IReadOnlyList<string> SplitTopLevel(string text)
    {
        var parts = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                depth += text[i] == '<' ? 1 : text[i] == '>' ? -1 : 0;
            }
        }

        return text.Length == 0 ? [] : parts;
    }
}
