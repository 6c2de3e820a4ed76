using System.Net;
using System.Text.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

public class FormsAreSigned
{
    static readonly string Body = JsonSerializer.Serialize(new { externalId = "s", subject = "a", description = "b", severity = "general", contact = new { name = "Ann", email = Contacts.Ann } });

    [Fact]
    public Task Wrong_Secret_Is_Refused() => Story.Tell(async story =>
        (await story.Stranger.Delivers("demo", Body, Signed.Generic(Body, story.Now, "wrong"))).Refuses(HttpStatusCode.Unauthorized));

    [Fact]
    public Task Signature_Of_Another_Body_Is_Refused() => Story.Tell(async story =>
        (await story.Stranger.Delivers("demo", Body, Signed.Generic(Body + " ", story.Now))).Refuses(HttpStatusCode.Unauthorized));

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public Task Stale_Signature_Is_Refused(int secondsOff) => Story.Tell(async story =>
        (await story.Stranger.Delivers("demo", Body, Signed.Generic(Body, story.Now.AddSeconds(secondsOff)))).Refuses(HttpStatusCode.Unauthorized));

    [Fact]
    public Task Unsigned_Is_Refused() => Story.Tell(async story =>
        (await story.Stranger.Delivers("demo", Body)).Refuses(HttpStatusCode.Unauthorized));

    [Fact]
    public Task Source_That_Is_Not_Configured_Is_Not_There() => Story.Tell(async story =>
        (await story.Stranger.Delivers("acme", Body)).Refuses(HttpStatusCode.NotFound));
}
