namespace SupportFlows.Orchestrations.Storage;

/// <summary>How much one commit takes: so many rows, and 1.5 MiB of them together (<see cref="IRowStore"/>).</summary>
static class CommitRoom
{
    public const int Rows = 100;

    /// <summary>Characters: in the longest encoding what a commit holds.</summary>
    public const int Text = 500_000;

    public static int TextOf(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Content.Length,
        RowChange.Replace replace => replace.Content.Length,
        RowChange.Upsert upsert => upsert.Content.Length,
        _ => 0,
    };

    /// <summary>Changes of which each is right on its own, in parts that a commit takes.</summary>
    public static IEnumerable<IReadOnlyList<RowChange>> Parts(IEnumerable<RowChange> changes)
    {
        var (part, text) = (new List<RowChange>(), 0);
        foreach (var change in changes)
        {
            if (part.Count == Rows || (part.Count > 0 && text + TextOf(change) > Text))
            {
                yield return part;
                (part, text) = ([], 0);
            }

            part.Add(change);
            text += TextOf(change);
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }
}
