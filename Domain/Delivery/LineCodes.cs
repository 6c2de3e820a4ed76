using NodaTime;

namespace SupportFlows.Domain.Delivery;

/// <summary>The small numbers by which a reply names pages: <c>1a</c>.</summary>
public static class LineCodes
{
    /// <summary>Two digits are quickly typed.</summary>
    public const int Highest = 99;

    /// <summary>A number is not given to other pages so soon that a late reply would mean the wrong one.</summary>
    public static readonly Duration KeptFor = Duration.FromHours(24);

    /// <param name="pages">One, or all of a bundle.</param>
    /// <returns>The code that these pages have already, else the smallest that nobody has, else the one that was given longest ago.</returns>
    public static (Line Line, int Code) Assign(Line line, IEnumerable<string> pages, Instant now)
    {
        string[] named = [.. pages.Distinct().Order(StringComparer.Ordinal)];
        var code = line.Codes.FirstOrDefault(c => c.Pages.SequenceEqual(named))?.Code ?? Free(line.Codes, now);
        var given = new LineCode(code, named, now);
        return (line with { Codes = [.. line.Codes.Where(c => c.Code != code).Append(given).OrderBy(c => c.Code)] }, code);
    }

    static int Free(IReadOnlyList<LineCode> codes, Instant now)
    {
        var taken = codes.Where(c => c.GivenAt + KeptFor > now).Select(c => c.Code).ToHashSet();
        var free = Enumerable.Range(1, Highest).FirstOrDefault(n => !taken.Contains(n));
        return free > 0 ? free : codes.MinBy(c => (c.GivenAt, c.Code))!.Code;
    }

    /// <summary>Every page that a reply from this phone may be about.</summary>
    public static IReadOnlyList<string> Pages(Line line) => [.. line.Codes.SelectMany(c => c.Pages).Distinct()];

    /// <param name="open">Of <see cref="Pages"/>, those that are not closed: a reply without a code means the only one.</param>
    public static ReplyMeaning Resolve(Line line, string text, IReadOnlyCollection<string> open)
    {
        if (ReplyText.Parse(text) is not { } reply) return ReplyMeaning.Useless(ReplyProblem.NotUnderstood);
        if (reply.Action is ReplyAction.Stop or ReplyAction.Start or ReplyAction.Help) return new ReplyMeaning(reply.Action, []);
        if (reply.Code is { } number)
            return line.Codes.FirstOrDefault(c => c.Code == number) is { } code ? new ReplyMeaning(reply.Action, code.Pages) : ReplyMeaning.Useless(ReplyProblem.UnknownCode);
        return open.Count switch
        {
            0 => ReplyMeaning.Useless(ReplyProblem.NothingOpen),
            1 => new ReplyMeaning(reply.Action, [.. open]),
            _ => ReplyMeaning.Useless(ReplyProblem.SeveralOpen),
        };
    }
}

/// <summary>What a text asks for.</summary>
/// <param name="Action">Null: nothing that can be done; see the problem.</param>
/// <param name="Pages">Those that it is about, open or not; none when it is about the phone itself.</param>
public sealed record ReplyMeaning(ReplyAction? Action, IReadOnlyList<string> Pages, ReplyProblem? Problem = null)
{
    internal static ReplyMeaning Useless(ReplyProblem problem) => new(null, [], problem);
}

public enum ReplyProblem
{
    NotUnderstood,

    /// <summary>No page has this number on this phone.</summary>
    UnknownCode,

    /// <summary>No number was given, and nothing waits for an answer.</summary>
    NothingOpen,

    /// <summary>No number was given, and several pages wait for an answer.</summary>
    SeveralOpen,
}
