using Microsoft.Playwright;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Harness;

/// <summary>Hands out visitors: each has a window, cookies and a screen of his own.</summary>
sealed class StoryBrowser(IBrowser process, Story story) : IAsyncDisposable
{
    /// <summary>In milliseconds, with whatever has to appear or to be reached: the machine may be busy.</summary>
    public const float Patience = 120_000;

    readonly List<IBrowserContext> open = [];

    public Story Story => story;

    /// <summary>Somebody without a session.</summary>
    /// <param name="key">An API key that goes along with every request, for pages that know no session.</param>
    /// <param name="phone">A small touch screen.</param>
    public async Task<Visitor> Visits(string? key = null, bool phone = false)
    {
        var screen = phone ? Screen.Phone : Screen.Desktop;
        var context = await process.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = story.Address.ToString(),
            ViewportSize = screen.Size,
            IsMobile = phone,
            HasTouch = phone,
            // A fade would be judged half way.
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = key is null ? null : [new("Authorization", $"Bearer {key}")],
        });
        context.SetDefaultTimeout(Patience);
        open.Add(context);
        return new Visitor(story, await context.NewPageAsync(), screen);
    }

    /// <summary>Somebody who signed in to the console with an API key.</summary>
    public async Task<Visitor> SignsIn(string key, bool phone = false)
    {
        var visitor = await Visits(phone: phone);
        await visitor.Goes(SignIn.Path);
        await visitor.Fills(SignIn.Label, key);
        await visitor.Presses(SignIn.Button);
        Assert.False(visitor.Path.StartsWith(SignIn.Path, StringComparison.Ordinal), $"'{key}' is not let in: {await visitor.Text()}");
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in open)
        {
            await context.DisposeAsync();
        }
    }
}
