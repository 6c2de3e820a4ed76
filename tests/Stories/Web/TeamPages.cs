using System.Net;
using System.Text.RegularExpressions;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

/// <summary>Erin comes into a rotation, and nothing reaches her until she has verified a number.</summary>
public partial class TeamPages
{
    const string Mine = "/people/demo-engineer";

    [Fact]
    public Task Her_Number_Is_Verified_Her_Rules_Are_Set_And_Readiness_Says_So() => Story.Tell(Story.NoAuditor, async story =>
    {
        (await story.Operator.Puts("/api/schedules/database", new { name = "Database", timeZone = "UTC", owners = new[] { "demo-lead" }, layers = new[] { new { name = "All", people = new[] { "demo-engineer" }, unit = "weeks", length = 1, start = "2026-01-05T09:00:00" } } })).Is(HttpStatusCode.Created);
        await story.ForgetsMessages();
        var (erin, lee) = (await story.Visits(await OnCallPages.KeyOf(story, "demo-engineer")), await story.Visits("demo-staff"));
        Assert.Contains("No verified contact method: Erin Engineer", (await lee.Opens("/readiness")).Text, StringComparison.Ordinal);
        Assert.Contains("There is none, so no page reaches this person.", (await erin.Opens(Mine)).Text, StringComparison.Ordinal);

        Assert.Contains("value=\"12\"", (await erin.Posts($"{Mine}/contact-methods", ("form", "method"), ("channel", "sms"), ("address", "12"))).Is(HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        (await erin.Posts($"{Mine}/contact-methods", ("form", "method"), ("channel", "sms"), ("address", "+1 (202) 555-0112"))).Is(HttpStatusCode.SeeOther);
        var code = Six().Match((await story.Phone(Contacts.EngineerPhone).Expects("contact-code")).Body).Value;
        var waiting = (await erin.Opens(Mine)).Text;
        Assert.DoesNotContain(code, waiting, StringComparison.Ordinal);
        var method = VerifyAddress().Match(waiting).Groups[1].Value;

        var wrong = (await erin.Posts($"{Mine}/contact-methods/{method}/verify", ("form", $"verify-{method}"), ("code", code == "123456" ? "123457" : "123456"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Tries left: 4", wrong.Text, StringComparison.Ordinal);
        var verified = (await erin.Posts($"{Mine}/contact-methods/{method}/verify", ("form", $"verify-{method}"), ("code", code))).Is(HttpStatusCode.SeeOther);
        Assert.Contains("Verified: pages go there", (await erin.Opens(verified.Headers.Location!.OriginalString)).Text, StringComparison.Ordinal);

        var refused = (await erin.Posts($"{Mine}/notification-rules", ("form", "rules"), ("default[0].methodId", ""), ("default[1].methodId", method), ("default[1].after", "2000"))).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Contains("rules-default[1].after-fault", refused.Text, StringComparison.Ordinal);
        (await erin.Posts($"{Mine}/notification-rules", ("form", "rules"), ("default[1].methodId", method), ("default[1].after", "1.5"))).Is(HttpStatusCode.SeeOther);
        Assert.Contains("PT1M30S", (await story.Staff.Gets("/api/responders/demo-engineer")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("contact method: Erin Engineer", (await lee.Opens("/readiness")).Text, StringComparison.Ordinal);
        var team = (await lee.Opens("/people")).Text;
        Assert.Contains("Text message: Verified", team, StringComparison.Ordinal);

        Assert.DoesNotContain("Add a contact method", (await lee.Opens(Mine)).Text, StringComparison.Ordinal);
        (await lee.Posts($"{Mine}/contact-methods", ("channel", "sms"), ("address", "+12025550199"))).Is(HttpStatusCode.Forbidden);
        (await lee.Gets("/people/ghost")).Is(HttpStatusCode.NotFound);
        (await (await story.Visits("demo-operator")).Posts($"{Mine}/contact-methods/{method}/remove")).Is(HttpStatusCode.SeeOther);
        Assert.Contains("No verified contact method: Erin Engineer", (await lee.Opens("/readiness")).Text, StringComparison.Ordinal);
    });

    [GeneratedRegex("\\b\\d{6}\\b")]
    private static partial Regex Six();

    [GeneratedRegex("contact-methods/([0-9a-z-]+)/verify")]
    private static partial Regex VerifyAddress();
}
