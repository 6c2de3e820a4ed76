using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

/// <summary>Entra ID as far as the app can tell: app roles, and who somebody is by his address.</summary>
public class StaffComesWithTokens
{
    const string Us = "api-of-ours";

    [Fact]
    public Task Role_Of_The_Token_Opens_What_A_Key_With_It_Would() => Tell(async (story, issuer) =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var expert = issuer.Token(Us, ("sub", "oid-1"), ("name", "Eva Expert"), ("preferred_username", "DEMO-Expert@vendor.example"), ("roles", new[] { "SupportFlows.Staff", "Mail.Read" }));

        await story.Customer(expert).Replies(ticket, "We are on it.");

        var replied = Assert.Single(await ticket.Events("replied"));
        Assert.Equal(("demo-expert", "Eva Expert"), (replied.Actor.Id, replied.Actor.Name));
        (await story.Customer(expert).Posts("/api/keys", new { role = "operator", name = "Mine" })).Refuses(HttpStatusCode.Forbidden);
        // Nobody of ours: a signature of each kind that is taken, and both roles, each where it is asked for.
        foreach (var (algorithm, key) in new[] { ("RS256", "rsa"), ("PS256", "rsa") })
        {
            var both = issuer.Sign(algorithm, key, Us, ("roles", new[] { "SupportFlows.Staff", "SupportFlows.Operator" }));
            (await story.Customer(both).Gets("/api/accounts/demo-enterprise/identity-provider")).Refuses(HttpStatusCode.NotFound);
            (await story.Customer(both).Posts($"/api/tickets/{ticket.Id}/replies", new { body = "A note.", @public = false })).Is(HttpStatusCode.Created);
        }

        Assert.Single(issuer.Requests, r => r.Recipient == FakeIssuer.Keys);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Token_Without_A_Role_Of_Ours_Opens_Nothing() => Tell(async (story, issuer) =>
    {
        foreach (var claims in new (string, object?)[][] { [], [("roles", "Other")], [("roles", new[] { "supportflows" })], [("groups", new[] { "SupportFlows.Operator" })], [("roles", new { SupportFlows = "Operator" })] })
        {
            (await story.Customer(issuer.Token(Us, claims)).Gets("/api/tickets")).Refuses(HttpStatusCode.Forbidden, "Authorization");
        }
    });

    [Fact]
    public Task Token_That_Is_Not_Good_Is_Refused_And_Told_Why() => Tell(async (story, issuer) =>
    {
        await using var other = await FakeIssuer.StartAsync(story.Time);
        (string, object?) role = ("roles", new[] { "SupportFlows.Staff" });
        var now = story.Now.ToUnixTimeSeconds();
        var good = issuer.Token(Us, role);
        (string Token, string Says)[] bad =
        [
            (issuer.Token("another-api", role), "somebody else (aud)"),
            (issuer.Token(Us, role, ("aud", null)), "somebody else (aud)"),
            (issuer.Token(Us, role, ("iss", "https://login.example")), "none that is trusted"),
            (issuer.Token(Us, role, ("iss", issuer.Issuer + "/")), "none that is trusted"),
            (issuer.Token(Us, role, ("iss", null)), "names no issuer"),
            (other.Token(Us, role), "none that is trusted"),
            (other.Token(Us, role, ("iss", issuer.Issuer)), "signature does not fit"),
            (issuer.Token(Us, role, ("exp", now - 61)), "expired at 2026-03-02T08:58:59Z"),
            (issuer.Token(Us, role, ("exp", null)), "when it expires"),
            (issuer.Token(Us, role, ("nbf", now + 61)), "not good before 2026-03-02T09:01:01Z"),
            (issuer.Token(Us, role, ("sub", null)), "whose it is"),
            (issuer.Sign("none", "rsa", Us, role), "algorithm"),
            (issuer.Sign("HS256", "rsa", Us, role), "algorithm"),
            (issuer.Sign("RS512", "rsa", Us, role), "algorithm"),
            (issuer.Sign("ES256", "rsa", Us, role), "signature does not fit"),
            (issuer.Sign("ES256", "oct", Us, role), "key (kid)"),
            (issuer.Sign("ES256", null, Us, role), "key (kid)"),
            (good[..^4] + "AAAA", "signature does not fit"),
            (good[..good.LastIndexOf('.')] + ".", "signature does not fit"),
            (good.Replace('.', '_').Insert(9, ".").Insert(12, "."), "cannot be read"),
            ("eyJ.eyJ.eyJ", "cannot be read"),
            ($"eyJ{new string('a', 20_000)}.e.e", "16384"),
        ];
        foreach (var (token, says) in bad)
        {
            var refused = (await story.Customer(token).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
            Assert.Contains(says, refused.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, refused.Text, StringComparison.Ordinal);
        }

        // By as much as clocks may differ it is taken.
        (await story.Customer(issuer.Token(Us, role, ("exp", now - 59), ("nbf", now + 59))).Gets("/api/tickets")).Is(HttpStatusCode.OK);
    });

    [Fact]
    public Task New_Key_Is_Found_And_Known_Ones_Are_Good_While_The_Issuer_Is_Down() => Tell(async (story, issuer) =>
    {
        story.ExpectsLog("The keys of the token issuer");
        (string, object?) role = ("roles", "SupportFlows.Staff");
        issuer.BreakDown();
        (await story.Customer(issuer.Token(Us, role)).Gets("/api/tickets")).Refuses(HttpStatusCode.ServiceUnavailable);
        issuer.Restore();
        issuer.Rubbish = "<html>Sign in to the airport's network</html>";
        await story.Advance(2.Minutes());
        (await story.Customer(issuer.Token(Us, role)).Gets("/api/tickets")).Refuses(HttpStatusCode.ServiceUnavailable);
        (issuer.Rubbish, issuer.PretendsToBe) = (null, "https://login.example");
        await story.Advance(2.Minutes());
        (await story.Customer(issuer.Token(Us, role)).Gets("/api/tickets")).Refuses(HttpStatusCode.ServiceUnavailable);
        issuer.PretendsToBe = null;
        await story.Advance(2.Minutes());
        var before = issuer.Token(Us, role, ("exp", story.Now.AddDays(1).ToUnixTimeSeconds()));
        (await story.Customer(before).Gets("/api/tickets")).Is(HttpStatusCode.OK);

        // Whatever unknown keys come, the issuer is asked no more than once in a while.
        var asked = issuer.Requests.Count;
        issuer.Rotate();
        (await story.Customer(issuer.Token(Us, role)).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        Assert.Equal(asked, issuer.Requests.Count);
        await story.Advance(2.Minutes());
        var after = issuer.Token(Us, role, ("exp", story.Now.AddDays(1).ToUnixTimeSeconds()));
        (await story.Customer(after).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        (await story.Customer(before).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);

        issuer.BreakDown(Outage.Unreachable);
        await story.Advance(3.Hours());
        (await story.Customer(after).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        issuer.Rotate();
        await story.Advance(3.Minutes());
        (await story.Customer(issuer.Token(Us, role)).Gets("/api/tickets")).Refuses(HttpStatusCode.ServiceUnavailable);
        (await story.Customer(after).Gets("/api/tickets")).Is(HttpStatusCode.OK);
    });

    static async Task Tell(Func<Story, FakeIssuer, Task> tale)
    {
        var clock = new StoryTime(Story.Start);
        await using var issuer = await FakeIssuer.StartAsync(clock);
        await Story.Tell([.. Story.NoAuditor, ("SupportFlows:Staff:Authority", issuer.Issuer), ("SupportFlows:Staff:Audience", Us)], story =>
        {
            clock.Follow(story.Time);
            return tale(story, issuer);
        });
    }
}
