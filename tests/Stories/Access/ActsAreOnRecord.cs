using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

public class ActsAreOnRecord
{
    [Fact]
    public Task What_Matters_To_Security_Is_In_The_Audit_Trail_And_Nothing_There_Can_Be_Changed() => Story.Tell(async story =>
    {
        var made = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Temp", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var rotated = (await story.Operator.Posts($"/api/keys/{made["id"]}/rotate", "")).Is(HttpStatusCode.Created).Json;
        (await story.Operator.Deletes($"/api/keys/{made["id"]}")).Is(HttpStatusCode.NoContent);
        (await story.Operator.Puts("/api/accounts/demo-business/identity-provider", new { issuer = "https://login.business.example", audience = "support" })).Is(HttpStatusCode.OK);
        (await story.Operator.Puts("/api/accounts/demo-business/identity-provider", new { issuer = "" })).Is(HttpStatusCode.UnprocessableEntity);
        for (var n = 0; n < 3; n++)
        {
            (await story.Customer("demo-business").Posts("/api/keys", new { role = "operator", name = "Mine" })).Refuses(HttpStatusCode.Forbidden);
            (await story.Customer($"guess-{n}").Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        }

        (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", "key=wrong")).Is(HttpStatusCode.UnprocessableEntity);
        await story.Visits("demo-staff");
        await story.PagesNobody();
        await story.HasTicket("enterprise", "general");

        var trail = (await story.Operator.Gets("/api/audit")).Is(HttpStatusCode.OK);
        var entries = trail.Json["items"]!.AsArray().Select(e => e!).ToList();
        Assert.True((bool)trail.Json["isWhole"]!);
        Assert.Equal(
            ["key-made", "key-rotated", "key-revoked", "identity-provider-set", "role-refused", "sign-in-failed", "signed-in", "policy-removed"], entries.Select(e => (string)e["act"]!));
        Assert.Equal((string)made["id"]!, (string?)entries[0]["subject"]);
        Assert.Equal($"to {rotated["id"]}", (string?)entries[1]["details"]);
        Assert.Equal("CreateKey", (string?)entries[4]["subject"]);
        Assert.Equal("Lee Lead", (string?)entries[6]["byName"]);
        Assert.DoesNotContain((string)made["secret"]!, trail.Text, StringComparison.Ordinal);

        // Gathered: there were more of both, and they are counted when the next one comes.
        await story.Advance(10.Minutes());
        (await story.Customer("guess-9").Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        Assert.StartsWith("4 since", (string?)(await Newest(story))["details"], StringComparison.Ordinal);

        foreach (var method in new[] { HttpMethod.Delete, HttpMethod.Put, HttpMethod.Post, HttpMethod.Patch })
        {
            Assert.Contains((await story.Operator.Sends(method, "/api/audit", method == HttpMethod.Delete ? null : "{}")).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        }

        (await story.Operator.Gets("/api/audit?from=2026-03-02T09:00:00Z&to=2026-03-01T09:00:00Z")).Refuses(HttpStatusCode.UnprocessableEntity, "to");
    });

    static async Task<JsonNode> Newest(Story story) => (await story.Operator.Gets("/api/audit")).Is(HttpStatusCode.OK).Json["items"]!.AsArray()[^1]!;
}
