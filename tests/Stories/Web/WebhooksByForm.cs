using System.Net;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class WebhooksByForm
{
    [Fact]
    public Task Customer_Subscribes_Sees_The_Secret_Once_Tests_And_Replays() => Story.Tell(async story =>
    {
        await using var receiver = await SupportFlows.Fakes.FakeReceiver.StartAsync(story.Time);
        var customer = await story.Visits("demo-enterprise");

        var refused = (await customer.Posts("/webhooks", ("form", "add-webhook"), ("url", "ftp://nowhere"), ("events", "ticket.*\npage.*"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("value=\"ftp://nowhere\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Pages are told to the staff only", refused.Text, StringComparison.Ordinal);

        var made = (await customer.Posts("/webhooks", ("url", receiver.UrlOf("hook")), ("events", "ticket.*"), ("once", "first"))).Is(HttpStatusCode.OK);
        receiver.Trusts("hook", Regex.Match(made.Text, "whsec_[A-Za-z0-9_-]+").Value);
        var path = Regex.Match(made.Text, "action=\"(/webhooks/[^/\"]+)/do\"").Groups[1].Value;
        Assert.DoesNotContain("whsec_", (await customer.Opens(path)).Text, StringComparison.Ordinal);

        await story.HasTicket("enterprise", "general");
        Assert.NotEmpty(receiver.MessagesTo("hook"));
        var log = (await customer.Opens(path)).Text;
        Assert.Contains("ticket.accepted", log, StringComparison.Ordinal);
        var delivery = WebUtility.HtmlDecode(Regex.Match(log, "name=\"delivery\" value=\"([^\"]+)\"").Groups[1].Value);
        (await customer.Posts($"{path}/replay", ("delivery", delivery))).Is(HttpStatusCode.SeeOther);
        (await customer.Posts($"{path}/do", ("action", "test"))).Is(HttpStatusCode.SeeOther);
        Assert.Contains("ping", (await customer.Opens(path)).Text, StringComparison.Ordinal);

        var other = await story.Visits("demo-business");
        (await other.Gets(path)).Is(HttpStatusCode.NotFound);
        (await other.Posts($"{path}/replay", ("delivery", delivery))).Is(HttpStatusCode.NotFound);
        (await customer.Posts($"{path}/do", ("action", "delete"))).Is(HttpStatusCode.SeeOther);
        Assert.DoesNotContain(path, (await customer.Opens("/webhooks")).Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });
}
