using Microsoft.Playwright;
using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace SupportFlows.Browser.Harness;

/// <summary>The one browser of all tests: the system's own, none is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    const string Setting = "CHROMIUM_PATH";

    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    readonly string? path = Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } set ? set : Find();
    IPlaywright? playwright;
    IBrowser? process;

    public async ValueTask InitializeAsync()
    {
        if (path is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(StoryBrowser.Patience);
        playwright = await Playwright.CreateAsync();
        process = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            // Chromium refuses to be root inside its sandbox, and in a container one is root.
            ChromiumSandbox = !Environment.IsPrivilegedProcess,
        });
    }

    /// <summary>A story in which some look at the app with a browser.</summary>
    internal Task Tell(Func<StoryBrowser, Task> tale)
    {
        Assert.SkipWhen(process is null, $"There is no browser: install Chromium, or name one in {Setting}.");
        return Story.Tell(Story.NoAuditor, async story =>
        {
            await using var browser = new StoryBrowser(process!, story);
            await tale(browser);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (process?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }

    static string? Find() =>
        (from directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         let file = Path.Combine(directory, name)
         where File.Exists(file)
         select file).FirstOrDefault();
}
