using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

/// <summary>From the day a key is made to the day its last rotation ends.</summary>
public class KeysAreKept
{
    [Fact]
    public Task Rotated_Key_Is_The_Same_Caller_And_The_Old_Secret_Ends() => Story.Tell(Story.NoAuditor, async story =>
    {
        var first = await Makes(story, new { role = "customer", name = "Acme's desk", accountId = "demo-business", expiresAt = "2026-03-03T09:00:00Z" });
        (await story.Customer(first.Secret).Posts("/api/tickets", Ticket, ("Idempotency-Key", "once"))).Is(HttpStatusCode.Accepted);

        await story.Advance(1.Hours());
        (await story.Operator.Posts($"/api/keys/{first.Id}/rotate", new { overlap = "P8D" })).Refuses(HttpStatusCode.UnprocessableEntity, "overlap");
        var second = Of((await story.Operator.Posts($"/api/keys/{first.Id}/rotate", new { overlap = "PT2H" })).Is(HttpStatusCode.Created));
        (await story.Operator.Posts($"/api/keys/{first.Id}/rotate", "")).Refuses(HttpStatusCode.Conflict, "id");

        // A repeat of what was sent with the old secret is one, whichever it comes with.
        (await story.Customer(second.Secret).Posts("/api/tickets", Ticket, ("Idempotency-Key", "once"))).Is(HttpStatusCode.Accepted);
        Assert.Single((await story.Customer(first.Secret).Gets("/api/tickets")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        Assert.Equal(("ending", second.Id, story.Now.AddHours(2)), ((string?)(await Listed(story, first.Id))["state"], (string?)(await Listed(story, first.Id))["replacedBy"], When(await Listed(story, first.Id), "expiresAt")));
        Assert.Equal(("ending", story.Now.AddDays(1)), ((string?)(await Listed(story, second.Id))["state"], When(await Listed(story, second.Id), "expiresAt")));

        await story.Advance(2.Hours());
        (await story.Customer(first.Secret).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        (await story.Customer(second.Secret).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        await story.Advance(22.Hours());
        (await story.Customer(second.Secret).Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
        (await story.Operator.Posts($"/api/keys/{second.Id}/rotate", "")).Refuses(HttpStatusCode.Conflict, "id");
        (await story.Operator.Posts("/api/keys/0123456789abcdef/rotate", "")).Refuses(HttpStatusCode.NotFound);
        await story.ForgetsMessages();
    });

    [Fact]
    public Task List_Says_When_A_Key_Was_Last_Used_And_Never_Its_Secret() => Story.Tell(Story.NoAuditor, async story =>
    {
        var key = await Makes(story, new { role = "staff", name = "Reports", readOnly = true });
        Assert.Equal(("active", null), ((string?)(await Listed(story, key.Id))["state"], (string?)(await Listed(story, key.Id))["lastUsedAt"]));

        (await story.Customer(key.Secret).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        await story.Advance(59.Minutes());
        (await story.Customer(key.Secret).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        Assert.Equal(Story.Start, When(await Listed(story, key.Id), "lastUsedAt"));
        await story.Advance(1.Minutes());
        (await story.Customer(key.Secret).Gets("/api/tickets")).Is(HttpStatusCode.OK);
        Assert.Equal(story.Now, When(await Listed(story, key.Id), "lastUsedAt"));

        (await story.Operator.Deletes($"/api/keys/{key.Id}")).Is(HttpStatusCode.NoContent);
        Assert.Equal("revoked", (string?)(await Listed(story, key.Id))["state"]);
        var pages = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await story.Operator.Gets($"/api/keys?pageSize=2{(next == "" ? "" : $"&continuation={next}")}")).Is(HttpStatusCode.OK);
            Assert.DoesNotContain(key.Secret, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("hash", page.Text, StringComparison.OrdinalIgnoreCase);
            pages.AddRange(page.Json["items"]!.AsArray().Select(k => (string)k!["id"]!));
            next = (string?)page.Json["continuation"];
        }

        Assert.Equal(pages.Order(StringComparer.Ordinal).Distinct(), pages);
        Assert.Contains(key.Id, pages);
    });

    [Fact]
    public Task Key_That_Only_Reads_Changes_Nothing_Whichever_Way_It_Comes() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        var key = await Makes(story, new { role = "staff", name = "Reports", personId = "demo-expert", readOnly = true });
        var reader = story.Customer(key.Secret);

        (await reader.Gets($"/api/tickets/{ticket.Id}")).Is(HttpStatusCode.OK);
        (await reader.Posts($"/api/tickets/{ticket.Id}/replies", new { body = "Let me in." })).Refuses(HttpStatusCode.Forbidden, "Authorization");
        (await reader.Puts("/api/people/nora", new { })).Refuses(HttpStatusCode.Forbidden, "Authorization");
        var visitor = await story.Visits(key.Secret);
        await visitor.Opens($"/tickets/{ticket.Id}");
        (await visitor.Posts($"/tickets/{ticket.Id}/reply", ("body", "Let me in."))).Is(HttpStatusCode.Forbidden);
        Assert.Empty(await ticket.Events("replied"));
    });

    static readonly object Ticket = new { subject = "Slow", description = "Since noon.", severity = "general", contact = new { name = "Ann", email = Contacts.Ann } };

    static async Task<(string Id, string Secret)> Makes(Story story, object key) => Of((await story.Operator.Posts("/api/keys", key)).Is(HttpStatusCode.Created));

    static (string Id, string Secret) Of(Answer made) => ((string)made.Json["id"]!, (string)made.Json["secret"]!);

    static async Task<JsonNode> Listed(Story story, string id) =>
        Assert.Single((await story.Operator.Gets("/api/keys")).Is(HttpStatusCode.OK).Json["items"]!.AsArray(), k => (string?)k!["id"] == id)!;

    static DateTimeOffset? When(JsonNode key, string field) => (DateTimeOffset?)key[field];
}
