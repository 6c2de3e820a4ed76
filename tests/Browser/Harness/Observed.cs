using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SupportFlows.Browser.Harness;

/// <summary>What a window loaded and complained of. A page comes whole from the app: no error, nothing its security policy refuses, nothing from elsewhere.</summary>
sealed class Observed
{
    /// <summary>The answers themselves are looked at; a page that refuses is a page.</summary>
    const string NotLoaded = "Failed to load resource";

    readonly ConcurrentQueue<string> faults = new();
    readonly Uri app;

    public Observed(IPage page, Uri app)
    {
        this.app = app;
        page.Console += (_, message) => Note(message.Type is "error" or "warning" && !message.Text.StartsWith(NotLoaded, StringComparison.Ordinal), $"The console says: {message.Text}");
        page.PageError += (_, error) => Note(true, $"A script failed: {error}");
        page.Request += (_, request) => Note(!IsOurs(request.Url), $"Asks another origin: {request.Method} {request.Url}");
        page.RequestFailed += (_, request) => Note(true, $"Did not get {request.Url}: {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400 && !IsRefusal(response), $"{response.Url} answered {response.Status}");
    }

    /// <summary>Since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (faults.TryDequeue(out var fault))
        {
            taken.Add(fault);
        }

        return taken;
    }

    /// <summary>
    /// A page that refuses; or the script's question what a form would come to, asked a second after the last key and so, of somebody slow, of half a form:
    /// its answer says what is missing.
    /// </summary>
    static bool IsRefusal(IResponse response) => response.Status < 500
        && (response.Request.IsNavigationRequest || (response.Status == 422 && response.Request.Method == "POST" && response.Request.Headers.ContainsKey("x-refresh")));

    bool IsOurs(string url) => new Uri(url) is var asked && (asked.Scheme is "data" or "blob" or "about" || app.IsBaseOf(asked));

    void Note(bool isFault, string what)
    {
        if (isFault)
        {
            faults.Enqueue(what);
        }
    }
}
