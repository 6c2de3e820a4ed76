using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SupportFlows.Browser.Harness;

/// <summary>Looks at a page as it stands in every size and both themes, without loading it again: the answer to a form can be looked at too.</summary>
sealed class Looks(IPage page, string name)
{
    /// <summary>Only for who is to look at them: drawn without a graphics card, they take a quarter of all the time.</summary>
    static readonly bool TakesPictures = Environment.GetEnvironmentVariable("SUPPORTFLOWS_PICTURES") is { Length: > 0 };

    static readonly string Pictures = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "..", "..", "..", "TestResults", "screenshots"));

    /// <summary>Of WCAG 2.2, A and AA; the size of targets is a rule that has to be asked for.</summary>
    const string RunAxe =
        """
        async () => {
          const result = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`));
        }
        """;

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    static readonly ConcurrentDictionary<string, bool> Taken = new();

    readonly List<string> faults = [];

    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        Assert.True(Taken.TryAdd(name, true), $"There are pictures named '{name}' already.");
        // By the debugger's door, which no security policy of the page shuts.
        await page.EvaluateAsync(Axe);
        await LookAsync(Screen.Desktop, ColorScheme.Light);
        await LookAsync(Screen.Desktop, ColorScheme.Dark);
        await LookAsync(Screen.Phone, ColorScheme.Dark, isCheap: true);
        await LookAsync(Screen.Phone, ColorScheme.Light);
        await FitsAsync(Screen.Narrow);
        await FitsAsync(Screen.Wall);
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        faults.AddRange(await new Keyboard(page).FaultsAsync());
        return faults;
    }

    async Task LookAsync(Screen screen, ColorScheme theme, bool isCheap = false)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
        await FitsAsync(screen);
        if (!isCheap)
        {
            faults.AddRange((await page.EvaluateAsync<string[]>(RunAxe)).Select(fault => $"{screen.Name}, {theme}: {fault}"));
        }

        if (TakesPictures)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = System.IO.Path.Combine(Pictures, $"{name}.{(theme is ColorScheme.Dark ? "dark" : "light")}.{screen.Name}.png"),
                FullPage = true,
            });
        }
    }

    async Task FitsAsync(Screen screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (width > screen.Width)
        {
            faults.Add($"{screen.Name}: {width} pixels wide, of {screen.Width}: it scrolls sideways.");
        }
    }

    static string Here([CallerFilePath] string path = "") => System.IO.Path.GetDirectoryName(path)!;
}
