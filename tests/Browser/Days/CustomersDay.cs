using SupportFlows.Browser.Harness;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Browser.Days;

/// <summary>Bea, of the Business plan, asks for help and looks what she has.</summary>
public class CustomersDay(Chromium chromium)
{
    [Fact]
    public Task Files_Is_Answered_And_Writes_Again() => chromium.Tell(async browser =>
    {
        var story = browser.Story;
        var stranger = await browser.Visits();
        await stranger.Goes("/sign-in");
        await stranger.LooksGood("sign-in");

        var bea = await browser.SignsIn("demo-business");
        await bea.Sees("Nothing is waiting here.");
        await bea.Goes("/tickets/new");
        await bea.LooksGood("new-ticket");
        await bea.Fills("Subject", "How do I resize a disk?");
        await bea.Fills("Description", "The database disk is nearly full.");
        await bea.Ticks("System impaired");
        await bea.Presses("Continue");
        await bea.Sees("What you are promised", "A first response by", "8 h");
        await bea.LooksGood("new-ticket-promise");
        await bea.Presses("Send the ticket");
        await bea.Sees("Your ticket is filed", "How do I resize a disk?", "First response");
        var ticket = new StoryTicket(story, bea.Path.Split('?')[0].Split('/')[^1]);

        await story.Advance(TimeSpan.FromHours(5));
        await story.Staff.Replies(ticket, "Grow it in the console; nothing restarts.");
        await story.Staff.Notes(ticket, "Her quota is at the limit.");
        await bea.Goes($"/tickets/{ticket.Id}");
        await bea.Sees("Grow it in the console", "Met");
        await bea.SeesNothingOf("Her quota is at the limit");
        await bea.LooksGood("ticket-of-customer");
        await bea.Fills("Your reply", "Done, thank you!");
        await bea.Presses("Send to support");
        await bea.Sees("Your reply is sent", "Done, thank you!");

        await bea.Goes("/tickets");
        await bea.LooksGood("tickets");
        await bea.Goes("/plan");
        await bea.Sees("Business");
        await bea.LooksGood("plan");
        await bea.Goes("/preferences");
        await bea.LooksGood("preferences");
        await bea.Picks("Language", "简体中文");
        await bea.Presses("Keep");
        await bea.Sees("偏好已保存");
        await bea.Goes("/nowhere", status: 404);
        await bea.LooksGood("not-found");
        await story.ForgetsMessages();
    });
}
