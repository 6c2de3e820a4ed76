using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The network is flaky, and the customer's program asks again.</summary>
public class SameOrderFilesOnce
{
    static readonly object Order = IemExtensions.Order("2026-04-13", "2026-04-14");

    [Fact]
    public Task Idempotency_Key_Sent_Again_Gives_The_First_Answer_And_Another_Key_Another_Request() => Story.Tell(async story =>
    {
        var first = (await story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted);
        var again = (await story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted);
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        var other = (await story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-2"))).Is(HttpStatusCode.Accepted);

        Assert.Equal(first.Text, again.Text);
        Assert.NotEqual((string)first.Json["id"]!, (string)other.Json["id"]!);
        await story.SessionsAre(used: 0, reserved: 2, left: 1);
        await story.ForgetsMessages();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Thirty_At_Once_Are_One_Request_And_One_Session(bool isKey) => Story.Tell(async story =>
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 30).Select(_ => isKey
            ? story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-1"))
            : story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-04-13", "2026-04-14", externalId: "sale-1"))));

        Assert.Single(answers.Select(a => a.Is(HttpStatusCode.Accepted).Text).Distinct());
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Ann().Expects("iem-received");
        await story.TamMailbox().Expects("To decide");
    });

    [Fact]
    public Task Repeat_After_It_Was_Cancelled_Reserves_Nothing() => Story.Tell(async story =>
    {
        var iem = new StoryIem(story, (string)(await story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted).Json["id"]!);
        await iem.Customer.CancelAsync(iem.Id);

        (await story.Elm().Posts("/api/iem-requests", Order, ("Idempotency-Key", "k-1"))).Is(HttpStatusCode.Accepted);

        await iem.Is("cancelled");
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Command_Repeated_Under_Its_Key_Is_Done_Once() => Story.Tell(async story =>
    {
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");

        for (var n = 0; n < 3; n++)
        {
            (await story.Elm().Posts(iem.Path("extend"), new { lastDay = "2026-04-15" }, ("Idempotency-Key", "e-1"))).Is(HttpStatusCode.OK);
            (await story.Elm().Posts(iem.Path("risks"), new { title = "One database", rating = "amber" }, ("Idempotency-Key", "r-1"))).Is(HttpStatusCode.OK);
        }

        Assert.Single(await iem.Events("extended"));
        Assert.Single(await iem.Events("risk-opened"));
        await story.ForgetsMessages();
    });

    [Fact]
    public Task External_Id_Of_Two_Customers_Is_Two_Requests() => Story.Tell(async story =>
    {
        var account = (await story.Operator.Gets("/api/accounts/demo-business")).Json;
        account["subscriptions"]![0]!["plan"] = "enterprise";
        account["region"] = "de";
        (await story.Operator.Puts("/api/accounts/demo-business", account)).Is(HttpStatusCode.OK);
        var order = IemExtensions.Order("2026-04-13", "2026-04-14", externalId: "4711");

        var one = (await story.Elm().Posts("/api/iem-requests", order)).Is(HttpStatusCode.Accepted);
        var two = (await story.Customer("demo-business").Posts("/api/iem-requests", order)).Is(HttpStatusCode.Accepted);

        Assert.NotEqual((string)one.Json["id"]!, (string)two.Json["id"]!);
        Assert.Equal("demo-business", (string)two.Json["accountId"]!);
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.ForgetsMessages();
    });
}
