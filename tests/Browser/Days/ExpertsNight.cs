using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Days;

/// <summary>Olga is woken, and has her phone.</summary>
public class ExpertsNight(Chromium chromium)
{
    [Fact]
    public Task Acknowledges_With_Her_Thumb_And_Looks_Who_Is_Next() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        var key = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Olga Oncall", personId = "demo-oncall-1" })).Is(System.Net.HttpStatusCode.Created).Json;
        var ticket = await story.HasTicket("enterprise", "business-critical");

        var olga = await browser.SignsIn((string)key["secret"]!, phone: true);
        await olga.Goes("/pages");
        await olga.LooksGood("pages");
        await olga.Goes($"/pages/p{ticket.Id[1..]}");
        await olga.LooksGood("page-ringing");
        var button = await olga.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Acknowledge: I take it" }).BoundingBoxAsync();
        Assert.True(button is { Height: >= 44 } && button.Y + button.Height <= 844, "A thumb finds the button without scrolling.");
        await olga.Presses("Acknowledge: I take it");
        await olga.Sees("You acknowledged it", "You have it");
        await olga.LooksGood("page-acknowledged");

        await olga.Goes("/on-call");
        await olga.Sees("You are on call");
        await olga.LooksGood("on-call");
        await olga.Goes("/schedules/demo");
        await olga.LooksGood("schedule");
        await olga.Goes("/schedules/demo?view=month");
        await olga.LooksGood("schedule-month");
        await olga.Goes("/people");
        await olga.LooksGood("people");
        await olga.Goes("/people/demo-oncall-1");
        await olga.LooksGood("person");
        await olga.Goes("/readiness");
        await olga.LooksGood("readiness");
        await story.ForgetsMessages();
    });
}
