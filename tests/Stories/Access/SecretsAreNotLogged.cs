using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Webhooks;

namespace SupportFlows.Stories.Access;

public class SecretsAreNotLogged
{
    [Fact]
    public async Task Whatever_Goes_Right_Or_Wrong_And_However_Much_Is_Logged()
    {
        var clock = new StoryTime(Story.Start);
        await using var issuer = await FakeIssuer.StartAsync(clock);
        // But for the framework's lines about requests, which hold addresses, as docs/operate.md says.
        (string, string)[] logged = [("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"), ("Logging:LogLevel:System.Net.Http", "Trace")];
        (string, string)[] settings = [.. logged, .. OrganisationBrowser.Settings(issuer, "console", issuer.SignIn.ClientSecret = "s3cret-of-the-client")];
        await Story.Tell([.. Story.NoAuditor, .. settings], async story =>
        {
            clock.Follow(story.Time);
            var log = story.KeepsWholeLog();
            await using var receiver = await FakeReceiver.StartAsync(story.Time);
            var hook = await Hook.SubscribesAsync(story.Customer("demo-enterprise"), receiver, "secret-path", "ticket.*");
            var key = (string)(await story.Operator.Posts("/api/keys", new { role = "staff", name = "Temp", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json["secret"]!;
            (await story.Customer(key).Gets("/api/tickets")).Is(HttpStatusCode.OK);
            var token = issuer.Token("api-of-ours", ("roles", "SupportFlows.Staff"));
            (await story.Customer(token).Gets("/api/tickets")).Is(HttpStatusCode.OK);
            (await story.Customer(token[..^4] + "AAAA").Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
            (await story.Customer("sf_of-somebody-else").Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
            (await story.Customer(key).Posts("/api/tickets/t0000000000000000/replies", "{ not json")).Is(HttpStatusCode.BadRequest);
            var (cookie, form) = await Visitor.SessionOfAsync(story, key);
            issuer.SignIn.Claims = [("roles", "SupportFlows.Staff")];
            var browser = new OrganisationBrowser(story, issuer);
            var answer = await OrganisationBrowser.SignsInAt(await browser.Begins());
            var attempt = browser.Attempt;
            (await browser.Gets(answer)).Is(HttpStatusCode.SeeOther);
            (await browser.Gets(answer)).Is(HttpStatusCode.BadRequest);
            var feed = (string)(await story.Staff.Posts("/api/schedules/demo/calendar", "{}")).Is(HttpStatusCode.Created).Json["url"]!;
            (await story.Stranger.Gets(new Uri(feed).PathAndQuery)).Is(HttpStatusCode.OK);
            await story.HasTicket("enterprise", "business-critical");
            await story.Idle();

            string[] secrets =
            [
                story.Providers.Email.ApiKey, story.Providers.Sms.AuthToken, story.Providers.Slack.BotToken, "a-link-secret-that-nobody-will-guess", hook.Secret, "secret-path", key, "sf_of-somebody-else",
                token, token[(token.LastIndexOf('.') + 1)..], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..], form, feed[(feed.IndexOf("token=", StringComparison.Ordinal) + 6)..],
                issuer.SignIn.ClientSecret!, OrganisationBrowser.CodeIn(answer), answer[(answer.IndexOf("state=", StringComparison.Ordinal) + 6)..].Split('&')[0], issuer.SignIn.Given!, attempt, browser.Session,
            ];
            Assert.Contains(log, line => line.Contains("Audit trail: key-made", StringComparison.Ordinal));
            Assert.True(log.Count > 30, $"{log.Count} lines");
            Assert.All(secrets, secret => Assert.DoesNotContain(log, line => line.Contains(secret, StringComparison.Ordinal)));
        });
    }
}
