using System.Net;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class OperatorLooksAround
{
    const string Olga = "+12025550116";

    /// <summary>No provider for phones: they are in the development inbox.</summary>
    static readonly (string Name, string Value)[] InboxOnly = [("SupportFlows:Twilio:AccountSid", ""), ("SupportFlows:Twilio:AuthToken", ""), ("SupportFlows:Twilio:From", ""), ("SupportFlows:Twilio:BaseAddress", "")];

    [Fact]
    public Task Health_Says_What_The_Auditor_Found_And_Messages_What_Was_Sent() => Story.Tell(InboxOnly, async story =>
    {
        var visitor = await story.Visits("demo-operator");
        Assert.Contains("Has not run yet", (await visitor.Opens("/health")).Text, StringComparison.Ordinal);
        Assert.Contains("All is well", (await visitor.Opens("/health")).Text, StringComparison.Ordinal);
        var ticket = await story.HasTicket("enterprise", "business-critical");

        // Everybody is called, twice over, and nobody answers.
        await story.Advance(TimeSpan.FromMinutes(45));

        var health = (await visitor.Opens("/health")).Text;
        Assert.Contains("Something needs you", health, StringComparison.Ordinal);
        Assert.Contains("nobody answered", health, StringComparison.Ordinal);
        var messages = (await visitor.Opens($"/messages?recipient={Uri.EscapeDataString(Olga)}")).Text;
        Assert.Contains("Olga Oncall", messages, StringComparison.Ordinal);
        Assert.Contains(ticket.Id, messages, StringComparison.Ordinal);
        Assert.DoesNotContain("Oscar Oncall", messages, StringComparison.Ordinal);
        Assert.Contains("No message was sent", (await visitor.Opens("/messages?day=2025-01-01")).Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Phone_Of_The_Development_Inbox_Acknowledges_And_The_Clock_Moves() => Story.Tell(InboxOnly, async story =>
    {
        var visitor = await story.Visits("demo-operator");
        await story.HasTicket("enterprise", "business-critical");
        var phone = (await visitor.Opens($"/inbox?recipient={Uri.EscapeDataString(Olga)}")).Text;
        var key = Regex.Match(phone, "name=\"key\" value=\"([^\"]*sms[^\"]*)\"").Groups[1].Value;
        Assert.NotEmpty(key);

        var empty = (await visitor.Posts("/inbox/reply", ("form", $"text-{key}"), ("key", key), ("recipient", Olga), ("text", ""))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Is required", empty.Text, StringComparison.Ordinal);
        var answer = (await visitor.Posts("/inbox/reply", ("form", $"text-{key}"), ("key", key), ("recipient", Olga), ("text", "1a"))).Is(HttpStatusCode.OK);
        Assert.Contains("Acknowledged", answer.Text, StringComparison.Ordinal);

        (await visitor.Posts("/inbox/clock", ("advance", "PT5M"))).Is(HttpStatusCode.SeeOther);
        Assert.Equal(Story.Start.AddMinutes(5), story.Now);
        var page = (await story.Staff.Gets("/api/pages?status=acknowledged")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single();
        Assert.Equal("Olga Oncall", (string?)page!["acknowledged"]!["by"]);
        await story.ForgetsMessages();
    });
}
