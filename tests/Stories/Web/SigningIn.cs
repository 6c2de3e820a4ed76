using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class SigningIn
{
    [Fact]
    public Task Stranger_Signs_In_And_Comes_Where_He_Wanted_To_Go() => Story.Tell(async story =>
    {
        var sent = (await story.Stranger.Gets("/tickets?status=open")).Is(HttpStatusCode.SeeOther);
        Assert.Equal("/sign-in?back=%2Ftickets%3Fstatus%3Dopen", sent.Headers.Location?.OriginalString);

        var answer = (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "key=demo-staff&back=%2Ftickets%3Fstatus%3Dopen")).Is(HttpStatusCode.SeeOther);

        Assert.Equal("/tickets?status=open", answer.Headers.Location?.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
    });

    [Fact]
    public Task Behind_Https_The_Cookie_Goes_Nowhere_Else_And_No_Page_Runs_What_Is_Not_Ours() => Story.Tell([("SupportFlows:PublicUrl", "https://support.vendor.example")], async story =>
    {
        var answer = (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "key=demo-staff")).Is(HttpStatusCode.SeeOther);
        Assert.Contains("secure", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        var policy = Assert.Single((await story.Stranger.Gets("/sign-in")).Is(HttpStatusCode.OK).Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    public Task Link_Leads_Nowhere_Else(string back) => Story.Tell(async story =>
        Assert.Equal("/tickets", (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", $"key=demo-staff&back={Uri.EscapeDataString(back)}")).Is(HttpStatusCode.SeeOther).Headers.Location?.OriginalString));

    [Fact]
    public Task Wrong_Key_Is_Told_So_And_Not_Shown_Again() => Story.Tell(async story =>
    {
        var answer = (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "form=sign-in&key=sf_wrong")).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Contains("unknown, expired or revoked", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sf_wrong", answer.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Session_Ends_With_The_Shift_With_Its_Key_And_When_Its_Reader_Signs_Out() => Story.Tell(Story.NoAuditor, async story =>
    {
        var made = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Temp", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var (temp, lead, tam) = (await story.Visits((string)made["secret"]!), await story.Visits("demo-staff"), await story.Visits("demo-tam"));
        await temp.Opens("/tickets?assignee=me");

        (await story.Operator.Deletes($"/api/keys/{made["id"]}")).Is(HttpStatusCode.NoContent);
        (await temp.Gets("/tickets?assignee=me")).Is(HttpStatusCode.SeeOther);

        (await lead.Posts("/sign-out")).Is(HttpStatusCode.SeeOther);
        (await lead.Gets("/tickets")).Is(HttpStatusCode.SeeOther);

        await tam.Opens("/tickets");
        await story.Advance(TimeSpan.FromHours(12));
        (await tam.Gets("/tickets")).Is(HttpStatusCode.SeeOther);
    });

    [Fact]
    public Task Form_Of_Another_Site_Does_Nothing() => Story.Tell(async story =>
        (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "key=demo-staff", ("Sec-Fetch-Site", "cross-site"))).Is(HttpStatusCode.Forbidden));
}
