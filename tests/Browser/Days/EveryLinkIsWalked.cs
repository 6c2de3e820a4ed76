using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Browser.Days;

/// <summary>Whoever signs in reaches every page that is linked, and nothing of another customer is on any.</summary>
public class EveryLinkIsWalked
{
    [Fact]
    public Task By_Each_Role() => Story.Tell([.. Story.NoAuditor, ("SupportFlows:DevTools", "false")], async story =>
    {
        await story.PagesNobody();
        var iem = await story.HasApproved("2026-03-25", "2026-03-26");
        var elms = await story.Customer("demo-enterprise").Files("business-critical", subject: "Elm's secret launch");
        var beas = await story.Customer("demo-business").Files("general", subject: "Birch's own question");
        await story.Staff.Replies(beas, "An answer for Birch.");
        await story.Staff.Notes(beas, "A note that no customer reads.");

        await Walks("demo-business", 8, "Elm's secret launch", "Elm Exchange", "enterprise.example", elms.Id, iem.Id, "A note that no customer reads", "+12025550116");
        await Walks("demo-enterprise", 10, "Birch's own question", "Birch Books", "business.example", beas.Id, "A note that no customer reads", "+12025550116");
        await Walks("demo-basic", 6, "Elm's secret launch", "Birch's own question", elms.Id, beas.Id, "+12025550116");
        await Walks("demo-staff", 20);
        await Walks("demo-tam", 20);
        await Walks("demo-operator", 15);
        await story.ForgetsMessages();

        async Task Walks(string key, int atLeast, params string[] foreign)
        {
            using var crawler = await Crawler.SignsIn(story, key);
            var pages = await crawler.Walks("/", foreign);
            Assert.True(pages.Count >= atLeast, $"{key} found only {string.Join(' ', pages)}");
        }
    });
}
