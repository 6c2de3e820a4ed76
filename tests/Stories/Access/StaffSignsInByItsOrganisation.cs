using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

/// <summary>Entra ID as far as a browser can tell: there, back with a code, and in.</summary>
public class StaffSignsInByItsOrganisation
{
    const string Client = "console-of-ours";
    const string Secret = "s3cret~of.the-client_";
    const string NotSignedIn = "Signing in did not work";

    static readonly (string, object?)[] Expert = [("sub", "oid-1"), ("name", "Eva Expert"), ("preferred_username", "demo-expert@vendor.example"), ("roles", new[] { "SupportFlows.Staff", "SupportFlows.Operator" })];

    [Fact]
    public Task Member_Comes_Where_He_Wanted_To_Go_And_Is_In_For_A_Day_s_Work() => Tell(async (story, issuer) =>
    {
        var browser = new OrganisationBrowser(story, issuer);
        (await browser.Gets("/sign-in?back=%2Ftickets%3Fstatus%3Dopen")).Shows("Sign in with Vendor 账号", "/sign-in/organisation?back=%2Ftickets%3Fstatus%3Dopen");
        (await browser.Gets("/sign-in", ("Accept-Language", "zh-CN"))).Shows("使用 Vendor 账号 登录");

        // Nothing that a request says of itself decides where the code goes.
        var sent = await browser.Gets("/sign-in/organisation?back=%2Ftickets%3Fstatus%3Dopen", ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"));
        var cookie = Assert.Single(sent.Headers.GetValues("Set-Cookie"));
        Assert.All(["httponly", "secure", "samesite=lax", "max-age=600", "path=/sign-in/organisation"], said => Assert.Contains(said, cookie, StringComparison.Ordinal));
        var address = new Uri(sent.LeadsTo());
        var asked = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal($"{issuer.Issuer}/authorize", address.GetLeftPart(UriPartial.Path));
        Assert.Equal(["ours", Client, "https://support.vendor.example/sign-in/organisation/callback", "S256"], new[] { "tenant", "client_id", "redirect_uri", "code_challenge_method" }.Select(name => asked[name].ToString()));
        // Who reads the cookie has none of what goes along, and who reads the address nothing of the cookie.
        Assert.All(["state", "nonce", "code_challenge"], name => Assert.DoesNotContain(asked[name].ToString(), cookie, StringComparison.Ordinal));

        var back = await browser.Gets(await OrganisationBrowser.SignsInAt(address));

        Assert.Equal("/tickets?status=open", back.LeadsTo());
        // Both roles: the menu has the work of both, and each page the role that it asks for.
        (await browser.Gets("/tickets?status=open")).Is(HttpStatusCode.OK).Shows("Eva Expert", "Queue", "Health");
        (await browser.Gets("/health")).Is(HttpStatusCode.OK).Shows("Queue", "Health");
        var entry = (await story.Operator.Gets("/api/audit")).Json["items"]!.AsArray()[^1]!;
        Assert.Equal(("signed-in", "Eva Expert", "/sign-in/organisation"), ((string?)entry["act"], (string?)entry["byName"], (string?)entry["subject"]));

        await story.Advance(8.Hours());
        Assert.StartsWith("/sign-in?back=", (await browser.Gets("/health")).LeadsTo(), StringComparison.Ordinal);
    });

    [Fact]
    public Task Answer_Is_Taken_Once_From_The_Browser_That_Asked_And_In_Time() => Tell(async (story, issuer) =>
    {
        var (browser, other) = (new OrganisationBrowser(story, issuer), new OrganisationBrowser(story, issuer));
        var answer = await OrganisationBrowser.SignsInAt(await browser.Begins());
        var copy = browser.Copy();

        // Somebody is sent an answer of another's attempt, to be signed in as him: in a browser that asked for nothing, and in one that did.
        (await new OrganisationBrowser(story, issuer).Gets(answer)).Is(HttpStatusCode.BadRequest).Shows(NotSignedIn, "begun in another browser");
        await other.Begins();
        (await other.Gets(answer)).Is(HttpStatusCode.BadRequest).Shows("does not belong to what this browser asked for");
        Assert.Throws<KeyNotFoundException>(() => other.Session);

        Assert.Equal("/health", (await browser.Gets(answer)).LeadsTo());
        (await browser.Gets(answer)).Is(HttpStatusCode.BadRequest).Shows("was finished before");
        (await copy.Gets(answer)).Is(HttpStatusCode.BadRequest).Shows("was finished before");

        // A code that was stolen on the way, put into the thief's own attempt: it was asked for with another challenge.
        var stolen = OrganisationBrowser.CodeIn(await OrganisationBrowser.SignsInAt(await browser.Begins()));
        var own = await OrganisationBrowser.SignsInAt(await other.Begins());
        (await other.Gets(own.Replace(OrganisationBrowser.CodeIn(own), stolen, StringComparison.Ordinal))).Is(HttpStatusCode.BadRequest);

        var late = await OrganisationBrowser.SignsInAt(await other.Begins());
        await story.Advance(10.Minutes());
        (await other.Gets(late, ("Accept-Language", "zh"))).Is(HttpStatusCode.BadRequest).Shows("登录未成功", "超过了十分钟");

        foreach (var evil in new[] { "//evil.example", "/\\evil.example", "https://evil.example", "/\u4e2d", $"/{new string('a', 2000)}" })
        {
            Assert.Equal("/health", (await other.SignsIn(evil)).LeadsTo());
        }

        var acts = (await story.Operator.Gets("/api/audit")).Json["items"]!.AsArray().Select(e => (string)e!["act"]!).Distinct();
        Assert.Equal(["sign-in-failed", "signed-in"], acts.Order());
    });

    [Fact]
    public Task Whoever_Is_Not_Let_In_Is_Told_Why_And_What_To_Do() => Tell(async (story, issuer) =>
    {
        story.ExpectsLog("Somebody could not sign in to the console");
        var (browser, fake) = (new OrganisationBrowser(story, issuer), issuer.SignIn);
        async Task Fails(HttpStatusCode status, params string[] says)
        {
            (await browser.SignsIn("/tickets")).Is(status).Shows([NotSignedIn, .. says, "/sign-in/organisation?back=%2Ftickets", "/sign-in?back=%2Ftickets"]).Hides("only the log", "code-of-", Secret);
            Assert.StartsWith("/sign-in", (await browser.Gets("/tickets")).LeadsTo(), StringComparison.Ordinal);
        }

        fake.Error = "access_denied";
        await Fails(HttpStatusCode.Forbidden, "did not sign you in");
        fake.Error = "invalid_scope";
        await Fails(HttpStatusCode.ServiceUnavailable, "not set up for each other");
        fake.Error = "<script>";
        await Fails(HttpStatusCode.BadRequest, "does not belong");
        fake.Error = null;

        fake.Claims = [("roles", "Mail.Read")];
        await Fails(HttpStatusCode.Forbidden, "gives you no role in this app");
        fake.Claims = Expert;

        fake.Forges = (_, nonce) => issuer.Token("api-of-ours", [("nonce", nonce), .. Expert]);
        await Fails(HttpStatusCode.Forbidden, "could not be confirmed");
        fake.Forges = null;

        fake.NamesItself = "https://login.evil.example";
        await Fails(HttpStatusCode.BadRequest, "does not belong");
        fake.NamesItself = null;

        fake.ClientSecret = "a-newer-one";
        await Fails(HttpStatusCode.ServiceUnavailable, "not set up for each other");
        fake.ClientSecret = Secret;

        // What was known of the issuer goes on being good: it is the code that cannot be redeemed.
        var answer = await OrganisationBrowser.SignsInAt(await browser.Begins());
        issuer.BreakDown();
        var down = (await browser.Gets(answer)).Is(HttpStatusCode.ServiceUnavailable).Shows("does not answer at the moment");
        Assert.NotNull(down.Headers.RetryAfter);
        issuer.Restore();
        await browser.SignsIn();
        (await browser.Gets("/tickets?status=open")).Is(HttpStatusCode.OK);
    });

    static async Task Tell(Func<Story, FakeIssuer, Task> tale)
    {
        var clock = new StoryTime(Story.Start);
        await using var issuer = await FakeIssuer.StartAsync(clock);
        (issuer.SignIn.ClientSecret, issuer.SignIn.Claims) = (Secret, Expert);
        await Story.Tell([.. Story.NoAuditor, .. OrganisationBrowser.Settings(issuer, Client, Secret)], story =>
        {
            clock.Follow(story.Time);
            return tale(story, issuer);
        });
    }
}
