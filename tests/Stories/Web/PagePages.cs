using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

/// <summary>Olga is woken, opens the page on her phone and takes it; Oscar comes second.</summary>
public class PagePages
{
    [Fact]
    public Task She_Takes_It_In_The_Console_And_He_Is_Told_Who_Was_First() => Story.Night(async story =>
    {
        story.Olga().Will(Behaviour.Deliver, Behaviour.NoAnswer);
        var (ticket, page) = await story.Pages();
        await story.Olga().Expects("Shop down");
        var (olga, oscar) = (await story.Visits(await OnCallPages.KeyOf(story, "demo-oncall-1", "Olga Oncall")), await story.Visits(await OnCallPages.KeyOf(story, "demo-oncall-2", "Oscar Oncall")));
        await story.Advance(2.Minutes());
        await story.Olga().ExpectsCall();
        await story.Advance(3.Minutes());
        await story.Oscar().Expects("Shop down");

        var list = (await olga.Opens("/pages")).Text;
        Assert.Contains($"/pages/{page.Id}", list, StringComparison.Ordinal);
        Assert.Contains("Nobody yet", list, StringComparison.Ordinal);
        var ringing = (await olga.Opens($"/pages/{page.Id}")).Text;
        Assert.Contains("Ringing: nobody has it", ringing, StringComparison.Ordinal);
        Assert.Contains("Level 2 is called. The next level is called in", ringing, StringComparison.Ordinal);
        Assert.Contains($"href=\"/tickets/{ticket.Id}\"", ringing, StringComparison.Ordinal);
        Assert.Contains("nobody picked up", ringing, StringComparison.Ordinal);
        Assert.True(ringing.IndexOf("Acknowledge: I take it", StringComparison.Ordinal) < ringing.IndexOf("What happened", StringComparison.Ordinal));

        var taken = (await olga.Posts($"/pages/{page.Id}/acknowledge", ("once", "tap"))).Is(HttpStatusCode.SeeOther);
        (await olga.Posts($"/pages/{page.Id}/acknowledge", ("once", "tap"))).Is(HttpStatusCode.SeeOther);
        var hers = (await olga.Opens(taken.Headers.Location!.OriginalString)).Text;
        Assert.Contains("You have it", hers, StringComparison.Ordinal);
        Assert.Contains("Called off, and told so:", hers, StringComparison.Ordinal);
        Assert.Contains("/people/demo-oncall-2", hers, StringComparison.Ordinal);
        Assert.DoesNotContain("Acknowledge: I take it", hers, StringComparison.Ordinal);
        await page.IsAcknowledgedBy("Olga Oncall");
        Assert.Equal("web", (await page.Events("acknowledged"))[0].Channel);
        await story.Oscar().Expects("Olga Oncall");

        var late = (await oscar.Posts($"/pages/{page.Id}/acknowledge")).Is(HttpStatusCode.SeeOther);
        Assert.Contains("Olga Oncall 已先处理", (await oscar.Opens(late.Headers.Location!.OriginalString)).Text, StringComparison.Ordinal);
        await story.Advance(10.Minutes());

        (await olga.Posts($"/pages/{page.Id}/close")).Is(HttpStatusCode.SeeOther);
        await story.Oscar().Expects("Olga Oncall");
        Assert.Contains("Olga Oncall closed it", (await olga.Opens($"/pages/{page.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains(page.Id, (await olga.Opens("/pages?status=closed")).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Lee_Pages_Somebody_By_Form_And_It_Is_Passed_On() => Story.Night(async story =>
    {
        var lee = await story.Visits("demo-staff");
        var refused = (await lee.Posts("/pages", ("form", "page"), ("policy", "default"), ("subject", ""), ("details", "Rack 7"), ("important", "false"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Rack 7", refused.Text, StringComparison.Ordinal);

        var started = (await lee.Posts("/pages", ("form", "page"), ("once", "one"), ("policy", "default"), ("subject", "Rack on fire"), ("details", "Rack 7"), ("important", "false"))).Is(HttpStatusCode.SeeOther).Headers.Location!.OriginalString;
        Assert.Equal(started, (await lee.Posts("/pages", ("form", "page"), ("once", "one"), ("policy", "default"), ("subject", "Rack on fire"), ("important", "false"))).Is(HttpStatusCode.SeeOther).Headers.Location!.OriginalString);
        await story.Olga().Expects("Rack on fire");
        var id = started.Split('?')[0];
        (await lee.Posts($"{id}/escalate")).Is(HttpStatusCode.SeeOther);
        await story.Oscar().Expects("Rack on fire");
        (await lee.Posts($"{id}/close")).Is(HttpStatusCode.SeeOther);
        (await lee.Posts($"{id}/acknowledge")).Is(HttpStatusCode.SeeOther);
        await story.ForgetsMessages();
        (await lee.Gets("/pages/p0000000000000000")).Is(HttpStatusCode.NotFound);
    });
}
