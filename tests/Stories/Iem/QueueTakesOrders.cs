using System.Net;
using System.Text.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The customer portal puts requests into the queue <c>iem-intake</c>.</summary>
public class QueueTakesOrders
{
    [Fact]
    public Task Message_Becomes_A_Request_Once_And_Its_Account_Is_Found_By_The_Contact() => Story.Tell(async story =>
    {
        var message = JsonSerializer.Serialize(IemExtensions.Order("2026-04-13", "2026-04-14", externalId: "portal-1"));

        await story.Stranger.Posts("/api/dev/queues/iem-intake", message);
        await story.Stranger.Posts("/api/dev/queues/iem-intake", message);

        var filed = Assert.Single((await story.Elm().Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal(("Spring sale", "portal-1"), ((string)filed["event"]!, (string)filed["externalId"]!));
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Ann().Expects("iem-received");
        await story.TamMailbox().Expects("To decide");
    });

    [Theory]
    [InlineData("""{"event":"and nothing else"}""")]
    [InlineData("and nothing else")]
    [InlineData("""{"event":"and nothing else","firstDay":"2026-04-13","lastDay":"2026-04-13","contacts":[{"email":"stranger@nowhere.example"}]}""")]
    public Task Message_That_Cannot_Be_Taken_Ends_In_The_Poison_Queue(string message) => Story.Tell(async story =>
    {
        story.ExpectsLog("IemIntake");
        story.ExpectsLog("iem-intake");

        await story.Stranger.Posts("/api/dev/queues/iem-intake", message);
        await story.Advance(10.Minutes());

        var poison = (await story.Stranger.Gets("/api/dev/queues/iem-intake-poison")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Contains("and nothing else", Assert.Single(poison)!.ToJsonString(), StringComparison.Ordinal);
        await story.HasNothingReserved();
    });
}
