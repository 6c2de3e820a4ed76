using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

public class CustomersBringTheirOwnIssuer
{
    const string Us = "support-portal";

    [Fact]
    public Task Token_Of_An_Account_s_Issuer_Sees_That_Account_And_Is_Never_Staff() => Story.Tell(async story =>
    {
        await using var issuer = await FakeIssuer.StartAsync(story.Time);
        var (theirs, mine) = (await story.HasTicket("enterprise", "general"), await story.HasTicket("business", "general"));
        var token = issuer.Token(Us, ("sub", "ann"), ("name", "Ann Business"), ("roles", new[] { "SupportFlows.Operator", "SupportFlows.Staff" }), ("accountId", "demo-enterprise"));
        var ann = story.Customer(token);
        (await ann.Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);

        (await story.Operator.Puts("/api/accounts/demo-business/identity-provider", new { issuer = issuer.Issuer, audience = Us })).Is(HttpStatusCode.OK);

        Assert.Equal([mine.Id], (await ann.Gets("/api/tickets")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(t => (string)t!["id"]!));
        (await ann.Gets($"/api/tickets/{theirs.Id}")).Refuses(HttpStatusCode.NotFound);
        (await ann.Gets("/api/people/demo-expert")).Refuses(HttpStatusCode.Forbidden);
        (await ann.Posts("/api/keys", new { role = "operator", name = "Mine" })).Refuses(HttpStatusCode.Forbidden);
        await ann.Replies(mine, "It is back.");
        Assert.Equal("Ann Business", Assert.Single(await mine.Events("replied")).Actor.Name);

        (await story.Operator.Deletes("/api/accounts/demo-business/identity-provider")).Is(HttpStatusCode.NoContent);
        (await ann.Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Issuer_Of_Several_Accounts_Tells_Them_Apart_By_A_Claim() => Story.Tell(async story =>
    {
        await using var issuer = await FakeIssuer.StartAsync(story.Time);
        object Provider(string? value) => new { issuer = issuer.Issuer, audience = Us, claim = value is null ? null : "org", value };
        (await story.Operator.Puts("/api/accounts/demo-business/identity-provider", Provider("business"))).Is(HttpStatusCode.OK);
        (await story.Operator.Puts("/api/accounts/demo-enterprise/identity-provider", Provider(null))).Refuses(HttpStatusCode.Conflict, "issuer");
        (await story.Operator.Puts("/api/accounts/demo-enterprise/identity-provider", Provider("business"))).Refuses(HttpStatusCode.Conflict, "issuer");
        (await story.Operator.Puts("/api/accounts/demo-enterprise/identity-provider", Provider("enterprise"))).Is(HttpStatusCode.OK);
        var mine = await story.HasTicket("enterprise", "general");

        var list = (await story.Customer(issuer.Token(Us, ("org", "enterprise"))).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        Assert.Equal([mine.Id], list.Json["items"]!.AsArray().Select(t => (string)t!["id"]!));
        Assert.Empty((await story.Customer(issuer.Token(Us, ("org", "business"))).Gets("/api/tickets")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await story.Customer(issuer.Token(Us, ("org", new[] { "enterprise", "business" }))).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized, "Authorization");
        (await story.Customer(issuer.Token(Us, ("org", "other"))).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized, "Authorization");
        (await story.Customer(issuer.Token("other", ("org", "business"))).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized, "Authorization");
        Assert.Equal("enterprise", (string?)(await story.Operator.Gets("/api/accounts/demo-enterprise/identity-provider")).Is(HttpStatusCode.OK).Json["value"]);
    });

    [Fact]
    public Task Provider_That_Cannot_Be_Trusted_Is_Refused() => Story.Tell([("SupportFlows:Staff:Authority", "https://login.vendor.example/v2.0"), ("SupportFlows:Staff:Audience", Us)], async story =>
    {
        async Task Refused(object provider, params string[] fields) =>
            (await story.Operator.Puts("/api/accounts/demo-business/identity-provider", provider)).Refuses(HttpStatusCode.UnprocessableEntity, fields);
        await Refused(new { }, "issuer", "audience");
        await Refused(new { issuer = "http://login.example", audience = Us }, "issuer");
        await Refused(new { issuer = "https://login.example?tenant=1", audience = Us, claim = "org" }, "issuer", "value");
        await Refused(new { issuer = "https://login.vendor.example/v2.0", audience = Us }, "issuer");
        (await story.Operator.Puts("/api/accounts/nobody/identity-provider", new { issuer = "https://login.example", audience = Us })).Refuses(HttpStatusCode.NotFound);
    });
}
