namespace SupportFlows.Web.Shell;

/// <summary>What a page says after something was done on it: its address ends in <c>?done=</c> and one of these, so that nothing of it is anybody's own words.</summary>
public static class DoneWords
{
    static readonly Dictionary<string, string> All = new()
    {
        ["filed"] = "Your ticket is filed, and its promise is running.",
        ["replied"] = "Your reply is sent.",
        ["noted"] = "Your note is kept.",
        ["changed"] = "The change is kept.",
        ["view-kept"] = "The view is kept.",
        ["view-removed"] = "The view is removed.",
        ["saved"] = "Your preferences are kept in this browser.",
        ["signed-out"] = "You are signed out.",
    };

    /// <summary>In English; null for what is none.</summary>
    public static string? Find(string done) => All.GetValueOrDefault(done);
}
