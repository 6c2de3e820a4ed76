using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>What the rows of every kind have in common.</summary>
public static class PromiseRows
{
    /// <summary>The most events that are read at once: more than an ordinary record ever has.</summary>
    public const int TimelinePage = 1000;

    /// <summary>Of a page that somebody asked for: it ends once it holds so many characters of what people wrote.</summary>
    public const int TimelineText = 500_000;

    /// <summary>Events read before the next look at how long they are.</summary>
    public const int TimelineStep = 100;

    const string DoneOnce = "done-";

    /// <summary>Written with a change, so that the same one cannot be made twice.</summary>
    public static RowChange Done(string once) => new RowChange.Insert(DoneKey(once), "{}");

    internal static string DoneKey(string once) => DoneOnce + once;
}
