using System.Net;
using NodaTime;
using SupportFlows.Functions;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Settings;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Rates;

public class RatesAreLimited
{
    static (string, string)[] Limits(params (string Name, int Most)[] limits) => [.. limits.Select(l => (RateSettings.Section + l.Name, $"{l.Most}"))];

    [Fact]
    public Task Key_Is_Told_How_Long_To_Wait_And_Nobody_Else_Has_To() => Story.Tell(Limits(("KeyPerMinute", 3)), async story =>
    {
        var eager = story.Customer("demo-business");
        for (var n = 0; n < 3; n++)
        {
            (await eager.Gets("/api/tickets")).Is(HttpStatusCode.OK);
        }

        var refused = await eager.Posts("/api/tickets", "not even looked at");

        refused.Refuses(HttpStatusCode.TooManyRequests, "Authorization");
        Assert.Equal(TimeSpan.FromSeconds(20), refused.Headers.RetryAfter!.Delta);
        Assert.Contains("at most 3 in a minute", refused.Text, StringComparison.Ordinal);
        Assert.Contains("SupportFlows:Rates:KeyPerMinute", refused.Text, StringComparison.Ordinal);
        (await story.Customer("demo-enterprise").Gets("/api/tickets")).Is(HttpStatusCode.OK);
        await story.Advance(20.Seconds());
        (await eager.Gets("/api/tickets")).Is(HttpStatusCode.OK);
        (await eager.Gets("/api/tickets")).Is(HttpStatusCode.TooManyRequests);
    });

    [Fact]
    public Task Wrong_Keys_Are_Slowed_And_The_Right_One_Beside_Them_Is_Not() => Story.Tell(Limits(("WrongPerMinute", 2)), async story =>
    {
        for (var n = 0; n < 2; n++)
        {
            (await story.Customer($"guess-{n}").Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        }

        (await story.Customer("guess-3").Gets("/api/tickets")).Refuses(HttpStatusCode.TooManyRequests, "Authorization");
        (await story.Stranger.Delivers("demo", "{}", ("X-SupportFlows-Signature", "t=0,v1=00"))).Refuses(HttpStatusCode.TooManyRequests);
        (await story.Customer("demo-business").Gets("/api/tickets")).Is(HttpStatusCode.OK);
        const string good = """{"externalId":"g-1"}""";
        (await story.Stranger.Delivers("demo", good, Signed.Generic(good, story.Now))).Is(HttpStatusCode.UnprocessableEntity);
    });

    [Fact]
    public Task Sign_Ins_Sessions_And_Pages_Are_Counted_And_Answered_With_A_Page() => Story.Tell(Limits(("SignInsPerMinute", 2), ("SessionPerMinute", 3), ("AddressPerMinute", 8)), async story =>
    {
        var visitor = await story.Visits("demo-staff");
        (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "key=wrong")).Is(HttpStatusCode.UnprocessableEntity);
        var refused = (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "form=sign-in&key=demo-staff")).Is(HttpStatusCode.TooManyRequests).Shows("Attempts to sign in from your network address: at most 2 in a minute");
        Assert.Equal(TimeSpan.FromSeconds(30), refused.Headers.RetryAfter!.Delta);

        for (var n = 0; n < 3; n++)
        {
            await visitor.Opens("/tickets");
        }

        (await visitor.Gets("/tickets")).Is(HttpStatusCode.TooManyRequests).Shows("Too many requests.", "Requests of this session");
        // Four so far: three to sign in, and the page that gave the session its token.
        for (var n = 0; n < 4; n++)
        {
            (await story.Stranger.Gets("/tickets")).Is(HttpStatusCode.SeeOther);
        }

        (await story.Stranger.Gets("/sign-in")).Is(HttpStatusCode.TooManyRequests).Shows("Requests from your network address: at most 8 in a minute");
        (await story.Stranger.Gets("/api/catalog")).Refuses(HttpStatusCode.TooManyRequests, "address");
        Assert.Contains("This link does not work", (await story.Stranger.Gets("/api/pages/link/nothing")).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Places_Are_Given_Back_And_A_Crowd_Of_Callers_Leaves_The_Phones_Theirs() => Story.Tell(Limits(("InFlight", 1)), async story =>
    {
        for (var n = 0; n < 3; n++)
        {
            (await story.Staff.Gets("/api/tickets")).Is(HttpStatusCode.OK);
        }

        using (story.Get<RateGate>().Enter(isMessenger: false))
        {
            var refused = await story.Staff.Gets("/api/tickets");
            refused.Refuses(HttpStatusCode.ServiceUnavailable);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
            (await story.Stranger.Gets("/api/health")).Is(HttpStatusCode.OK);
            (await story.TwilioPosts("/api/webhooks/twilio/status", ("Something", "else"))).Is(HttpStatusCode.NoContent);
        }

        (await story.Staff.Gets("/api/tickets")).Is(HttpStatusCode.OK);
    });

    [Fact]
    public void Settings_That_Are_None_Are_All_Named()
    {
        var refusal = Assert.Throws<StartRefusedException>(() => AppHost.Create(["--SupportFlows:Rates:KeyPerMinute=0", "--SupportFlows:Rates:InFlight=many", "--environment", "Development"]));

        Assert.Contains("SupportFlows:Rates:KeyPerMinute is '0'. Give a whole number from 1 to", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("SupportFlows:Rates:InFlight is 'many'", refusal.Message, StringComparison.Ordinal);
    }
}
