using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

public class DevelopmentToolsStayHome
{
    [Fact]
    public Task Switched_Off_They_Are_Not_There() => Story.Tell([("SupportFlows:DevTools", "false")], async story =>
    {
        (await story.Stranger.Gets("/api/dev/clock")).Refuses(HttpStatusCode.NotFound);
        (await story.Stranger.Gets("/api/dev/outbox")).Refuses(HttpStatusCode.NotFound);
        (await story.Stranger.Posts("/api/dev/clock", """{"advance":"PT1H"}""")).Refuses(HttpStatusCode.NotFound);
        (await story.Stranger.Gets("/inbox")).Is(HttpStatusCode.NotFound);
        (await story.Stranger.Sends(HttpMethod.Post, "/inbox/reply", "key=k&text=1a")).Is(HttpStatusCode.NotFound);
        (await story.Stranger.Sends(HttpMethod.Post, "/inbox/clock", "advance=PT1H")).Is(HttpStatusCode.NotFound);
        Assert.Equal(Story.Start, story.Now);
        Assert.DoesNotContain("demo-staff", (await story.Stranger.Gets("/sign-in")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Clock_Moves_Forward_And_Answers_When_All_That_Was_Due_Is_Done() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "business-critical");

        var answer = (await story.Stranger.Posts("/api/dev/clock", """{"advance":"PT16M"}""")).Is(HttpStatusCode.OK);

        Assert.Equal("2026-03-02T09:16:00Z", (string?)answer.Json["now"]);
        await ticket.Clock("first-response").Is("missed");
        await story.ForgetsMessages();
    });

    [Theory]
    [InlineData("""{"advance":"-PT1H"}""")]
    [InlineData("""{"advance":"soon"}""")]
    [InlineData("{}")]
    public Task Clock_Refuses_What_It_Cannot_Do(string body) => Story.Tell(async story =>
        (await story.Stranger.Posts("/api/dev/clock", body)).Refuses(HttpStatusCode.UnprocessableEntity, "advance"));
}
