using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Stories.Running;

/// <summary>What an operator does about messages that failed five times.</summary>
public class ParkedMessages
{
    const string Newcomer = "newcomer@enterprise.example";

    [Fact]
    public Task Message_Is_Seen_Mended_And_Put_Back_Or_Discarded_On_Record() => Story.Tell(async story =>
    {
        story.ExpectsLog("TicketIntake");
        story.ExpectsLog("ticket-intake");
        story.ExpectsLog("IemIntake");
        story.ExpectsLog("iem-intake");
        var order = JsonSerializer.Serialize(IemExtensions.Order("2026-04-13", "2026-04-14")).Replace(Contacts.Ann, Newcomer, StringComparison.Ordinal);
        await story.Stranger.Posts("/api/dev/queues/iem-intake", order);
        await story.Stranger.Posts("/api/dev/queues/ticket-intake", """{"subject":"and nothing else <b>"}""");
        var visitor = await story.Visits("demo-operator");
        Assert.Contains("Nothing is parked.", (await visitor.Opens("/queues")).Text, StringComparison.Ordinal);

        await story.Advance(10.Minutes());

        var queues = (await story.Operator.Gets("/api/queues")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(["ticket-intake 0 1", "iem-intake 0 1"], queues.Select(q => $"{q!["name"]} {q["waiting"]} {q["parked"]}"));
        Assert.Contains("Something needs you", (await visitor.Opens("/health")).Text, StringComparison.Ordinal);
        var ticket = await OnlyAsync(story, "ticket-intake");
        Assert.Contains("description: Is required", (string)ticket["reason"]!, StringComparison.Ordinal);
        Assert.Contains("and nothing else &lt;b&gt;", (await visitor.Opens("/queues")).Text, StringComparison.Ordinal);

        // Its sender becomes known, and it is put back: filed, once.
        var wish = await OnlyAsync(story, "iem-intake");
        Assert.NotNull(wish["reason"]);
        var account = (await story.Operator.Gets("/api/accounts/demo-enterprise")).Is(HttpStatusCode.OK).Json;
        account["contacts"]!.AsArray().Add(new JsonObject { ["name"] = "Nina", ["email"] = Newcomer });
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Is(HttpStatusCode.OK);
        Assert.Null((await OnlyAsync(story, "iem-intake"))["reason"]);
        (await story.Operator.Posts($"/api/queues/iem-intake/parked/{wish["id"]}/retry", "")).Is(HttpStatusCode.OK);
        Assert.Equal("Spring sale", (string?)Assert.Single((await story.Elm().Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!["event"]);
        (await story.Operator.Posts($"/api/queues/iem-intake/parked/{wish["id"]}/retry", "")).Refuses(HttpStatusCode.NotFound, "id");
        await story.ForgetsMessages();

        // What cannot be mended comes back, until somebody discards it.
        (await visitor.Posts("/queues/ticket-intake/retry", ("message", (string)ticket["id"]!))).Is(HttpStatusCode.SeeOther);
        await story.Advance(10.Minutes());
        var again = (string)(await OnlyAsync(story, "ticket-intake"))["id"]!;
        (await story.Operator.Deletes($"/api/queues/ticket-intake/parked/{again}")).Is(HttpStatusCode.NoContent);
        Assert.Empty((await story.Operator.Gets("/api/queues/ticket-intake/parked")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await story.Operator.Gets("/api/queues/ticket-intake-poison/parked")).Refuses(HttpStatusCode.NotFound, "name");
        (await visitor.Posts("/queues/ticket-intake/discard", ("message", again))).Is(HttpStatusCode.NotFound);

        var trail = (await story.Operator.Gets("/api/audit")).Is(HttpStatusCode.OK);
        Assert.Equal(
            [$"message-put-back iem-intake/{wish["id"]}", $"message-put-back ticket-intake/{ticket["id"]}", $"message-discarded ticket-intake/{again}"],
            trail.Json["items"]!.AsArray().Select(e => $"{e!["act"]} {e["subject"]}").Where(e => e.StartsWith("message-", StringComparison.Ordinal)));
        Assert.DoesNotContain("nothing else", trail.Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });

    static async Task<JsonNode> OnlyAsync(Story story, string queue) =>
        Assert.Single((await story.Operator.Gets($"/api/queues/{queue}/parked")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
}
