namespace SupportFlows.Stories.Crash;

/// <summary>How a life is to end: at a checkpoint, or at a moment; in either case when everything has been done, at the latest.</summary>
/// <param name="Checkpoint">Such as <c>rows-after:7</c>; empty: none.</param>
/// <param name="After">Of its start, or, when that is meant to be whole, of its first word.</param>
sealed record Ending(string Checkpoint, TimeSpan? After, bool InItsStart = false)
{
    static readonly string[] Checkpoints = ["rows-before", "rows-after", "engine-before", "engine-after", "provider-before", "provider-after", "content-before", "content-after", "answer-before"];

    /// <summary>How many kinds of endings there are.</summary>
    public static int Kinds => Checkpoints.Length + 2;

    /// <summary>Of each kind in turn, so that a few lives see all of them.</summary>
    public static Ending Draw(int life, Chance chance)
    {
        var kind = life % Kinds;
        return kind < Checkpoints.Length ? new($"{Checkpoints[kind]}:{chance.Between(1, Most(Checkpoints[kind]))}", null)
            : kind == Checkpoints.Length ? new("", TimeSpan.FromMilliseconds(chance.Below(600)), InItsStart: true)
            : new("", TimeSpan.FromMilliseconds(chance.Below(1200)));
    }

    public override string ToString() => Checkpoint != "" ? Checkpoint : $"{After?.TotalMilliseconds:0} ms {(InItsStart ? "into its start" : "after it listened")}";

    /// <summary>Of the groups of changes there are more than of messages and answers in a life.</summary>
    static int Most(string checkpoint) => checkpoint switch
    {
        ['r', ..] => 20,
        ['e', ..] => 12,
        ['p', ..] => 6,
        ['c', ..] => 1,
        _ => 4,
    };
}
