using NodaTime;
using SupportFlows.Browser.Harness;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Pages;

/// <summary>Somebody on call is woken, and opens the link in the email on the phone.</summary>
public class PageIsAnsweredByLink(Chromium chromium)
{
    [Fact]
    public Task Button_Is_Pressed_In_The_Middle_Of_The_Night() => chromium.Tell(async browser =>
    {
        var (olgas, oscars) = await Rings(browser.Story, $"Checkout <b>&{new string('x', 60)}");
        var olga = await browser.Visits(phone: true);
        var oscar = await browser.Visits(phone: true);

        await oscar.Goes(oscars);
        await oscar.LooksGood("page-link-chinese");

        await olga.Goes(olgas);
        await olga.Sees("Checkout <b>&x");
        await olga.LooksGood("page-link");
        await olga.Presses("Acknowledge: I take it");
        await olga.Sees("Acknowledged: Checkout");
        await olga.LooksGood("page-link-acknowledged");

        await oscar.Presses("升级：通知下一级");
        await oscar.Sees("已升级到下一级：Checkout");
        await olga.Goes(olgas[..^3], status: 401);
        await olga.Sees("This link does not work");
        await olga.LooksGood("page-link-refused");
    });

    static async Task<(string Olgas, string Oscars)> Rings(Story story, string subject)
    {
        var (_, page) = await story.Pages("business-critical", subject);
        await story.ForgetsMessages();
        var links = story.Get<PageLinks>();
        return (Path("demo-oncall-1"), Path("demo-oncall-2"));

        string Path(string person) => new Uri(links.Make(page.Id, person, Instant.FromDateTimeOffset(story.Now))!).PathAndQuery;
    }
}
