namespace SupportFlows.Web.Shell;

/// <summary>What a page says after something was done on it: its address ends in <c>?done=</c> and one of these, so that nothing of it is anybody's own words.</summary>
public static class DoneWords
{
    static readonly Dictionary<string, string> All = new()
    {
        ["filed"] = "Your ticket is filed, and its promise is running.",
        ["requested"] = "Your launch event is requested, and its session is reserved.",
        ["replied"] = "Your reply is sent.",
        ["noted"] = "Your note is kept.",
        ["attached"] = "The file is attached.",
        ["detached"] = "The file is deleted.",
        ["changed"] = "The change is kept.",
        ["tested"] = "A test is on its way; the log says what becomes of it.",
        ["replayed"] = "It is delivered again, in order.",
        ["view-kept"] = "The view is kept.",
        ["view-removed"] = "The view is removed.",
        ["saved"] = "Your preferences are kept in this browser.",
        ["page-started"] = "Those on call are paged.",
        ["page-acknowledged"] = "You acknowledged it. Nothing rings any more.",
        ["page-escalated"] = "The next level is called.",
        ["page-closed"] = "The page is closed. Nothing rings any more.",
        ["code-sent"] = "A code is on its way. Type it in below.",
        ["verified"] = "Verified: pages go there from now on.",
        ["put-back"] = "The message is on its queue again.",
        ["discarded"] = "The message is gone.",
        ["signed-out"] = "You are signed out.",
    };

    /// <summary>In English; null for what is none.</summary>
    public static string? Find(string done) => All.GetValueOrDefault(done);
}
