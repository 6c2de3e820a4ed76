using Microsoft.Playwright;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Harness;

/// <summary>Somebody in front of a browser. He finds things by the words that he reads, as everybody does.</summary>
sealed class Visitor
{
    readonly Story story;
    readonly Screen screen;
    readonly Observed observed;

    public Visitor(Story story, IPage page, Screen screen)
    {
        (this.story, Page, this.screen) = (story, page, screen);
        observed = new Observed(page, story.Address);
    }

    public IPage Page { get; }

    /// <summary>With the query.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    public async Task Goes(string path, int status = 200)
    {
        // His clock is the story's: a countdown that runs in the page agrees with the app.
        await Page.Clock.SetFixedTimeAsync(story.Now.UtcDateTime);
        var answer = await Page.GotoAsync(path);
        Assert.True(answer?.Status == status, $"{path} answered {answer?.Status}: {await Text()}");
        await story.Idle();
    }

    public Task Follows(string link) => Leads(Page.GetByRole(AriaRole.Link, new() { Name = link }));

    public Task Presses(string button) => Leads(Page.GetByRole(AriaRole.Button, new() { Name = button }));

    /// <param name="label">Of the field.</param>
    public Task Fills(string label, string text) => Page.GetByLabel(label).FillAsync(text);

    /// <param name="label">Of a radio button or a check box.</param>
    public Task Ticks(string label) => Page.GetByLabel(label).CheckAsync();

    /// <param name="label">Of the list.</param>
    /// <param name="option">As it reads.</param>
    public Task Picks(string label, string option) => Page.GetByLabel(label).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>All of these are there to be read.</summary>
    public async Task Sees(params string[] words)
    {
        foreach (var word in words)
        {
            await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(word);
        }
    }

    public async Task SeesNothingOf(params string[] words)
    {
        var text = await Text();
        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is there to be read.</summary>
    public Task<string> Text() => Page.InnerTextAsync("body");

    /// <summary>
    /// The page as it stands suits every screen, both themes, the keyboard and a screen reader, and loaded without a complaint. Pictures of it are kept where <c>SUPPORTFLOWS_PICTURES</c> is set.
    /// </summary>
    /// <param name="name">Of the pictures, such as <c>ticket</c>; another one for every look.</param>
    public async Task LooksGood(string name)
    {
        var faults = await FaultsAsync(name);
        Assert.True(faults.Count == 0, $"{name} ({Path}):\n{string.Join('\n', faults)}");
    }

    public async Task<IReadOnlyList<string>> FaultsAsync(string name)
    {
        var faults = await new Looks(Page, name).FaultsAsync();
        await Page.SetViewportSizeAsync(screen.Width, screen.Height);
        return [.. faults, .. observed.Take(), .. HtmlFaults.Of(await Page.ContentAsync())];
    }

    /// <summary>What it does may lead to another page, and the app may have something to do.</summary>
    async Task Leads(ILocator what)
    {
        await what.ClickAsync();
        await Page.WaitForLoadStateAsync();
        await story.Idle();
    }
}
