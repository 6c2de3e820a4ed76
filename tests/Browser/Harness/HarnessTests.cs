using Microsoft.Playwright;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Harness;

/// <summary>What looks at pages sees what is wrong with them.</summary>
public class HarnessTests(Chromium chromium)
{
    const string Good =
        """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Good</title>
        <style>body{background:#fff;color:#000} @media(prefers-color-scheme:dark){body{background:#000;color:#fff}a{color:#fff}input{outline-color:#fff}} a{display:block;padding:1rem}</style></head>
        <body><main><h1>Good</h1><a href="/good">Here</a><label>Name <input></label><label><input type="radio" name="r">One</label><label><input type="radio" name="r">Two</label></main></body></html>
        """;

    /// <summary>Changes of the good page, and what is said of each; those of one row do not hide each other.</summary>
    static readonly (string From, string To, string Fault)[][] Pages =
    [
        [
            ("<h1>", "<p style='color:#999;background:#fff'>Grey</p><h1>", "desktop, Light: color-contrast"),
            ("a{", "@media(prefers-color-scheme:dark){h1{color:#333}} a{", "desktop, Dark: color-contrast: Elements must meet minimum color contrast ratio thresholds: <h1"),
            ("a{", "@media(max-width:400px){a{color:#999;background:#fff}} a{", "phone, Light: color-contrast: Elements must meet minimum color contrast ratio thresholds: <a"),
            ("<h1>", "<p style='width:380px'>x</p><h1>", "narrow: "),
            ("a{", "a:focus{outline:none!important} a{", "one does not see that the focus is here: <a"),
            ("<label>Name <input></label>", "<input>", "no label for <input"),
            ("<h1>", "<img alt='' src='http://localhost:1/x.png'><h1>", "Asks another origin: GET http://localhost:1/x.png"),
            ("<h1>", "<img alt='' src='/nothing.png'><h1>", "/nothing.png answered 404"),
            ("<h1>", "<script>nothing()</script><h1>", "A script failed: "),
            ("<h1>", "<script>console.error('no')</script><h1>", "The console says: no"),
            (" lang=\"en\"", "", "does not say its language"),
            ("<title>Good</title>", "<title></title>", "no title"),
            ("</h1>", "</h1><h1>x</h1>", "2 of <h1>"),
            ("<h1>", "<p id=a></p><p id=a></p><h1>", "have the id a"),
        ],
        [
            ("<h1>", "<p style='width:101vw'>x</p><h1>", "wall: "),
            ("<input>", "<input onkeydown='event.preventDefault()'>", "Tab does not reach <input type=\"radio\""),
        ],
        [
            ("<h1>", "<p style='width:2000px'>x</p><h1>", "desktop: "),
            ("<h1>", "<div style='position:fixed;inset:0;z-index:1'></div><h1>", "the focus is behind something: <a"),
            ("<title>", "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\"><script>1</script><title>", "The console says: Executing inline script violates"),
        ],
    ];

    [Fact]
    public Task Every_Fault_Is_Named() => chromium.Tell(async browser =>
    {
        var visitor = await browser.Visits();
        var html = Good;
        await visitor.Page.RouteAsync("**/good", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = html }));
        await visitor.Goes("/good");
        Assert.Empty(await visitor.FaultsAsync("harness-good"));

        foreach (var (changes, number) in Pages.Select((changes, number) => (changes, number)))
        {
            html = changes.Aggregate(Good, (page, change) => page.Replace(change.From, change.To, StringComparison.Ordinal));
            await visitor.Goes("/good");
            var found = await visitor.FaultsAsync($"harness-bad-{number}");
            Assert.All(changes, change => Assert.True(
                found.Any(f => f.Contains(change.Fault, StringComparison.Ordinal)), $"Not found: {change.Fault}, but:\n{string.Join('\n', found)}"));
        }
    });

    [Fact]
    public Task Crawler_Walks_Far_And_Reports_What_Is_Not_There() => Story.Tell(Story.NoAuditor, async story =>
    {
        using var crawler = Crawler.Visits(story, "demo-staff");

        Assert.Equal(["/api/health"], await crawler.Walks("/api/health", "enterprise.example"));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => crawler.Walks("/api/tickets/nothing", "No ticket"));
        Assert.Contains("/api/tickets/nothing: answered 404 (linked from the start)", refused.Message);
    });
}
