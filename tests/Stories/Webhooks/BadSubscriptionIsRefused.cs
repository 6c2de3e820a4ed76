using System.Net;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

public class BadSubscriptionIsRefused
{
    static readonly object Good = new { url = "https://hooks.example.com/a", events = new[] { "ticket.*" } };

    [Fact]
    public Task Bad_Input_Is_Named_And_Others_Are_Apart() => Story.Tell(Story.NoAuditor, async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var (business, enterprise) = (story.Customer("demo-business"), story.Customer("demo-enterprise"));
        const string Route = "/api/webhook-subscriptions";

        (await business.Posts(Route, new { url = "http://10.0.0.1/", events = new[] { "page.*", "ticket.exploded" }, description = new string('x', 201) }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "url", "events[0]", "events[1]", "description");
        (await business.Posts(Route, new { })).Refuses(HttpStatusCode.UnprocessableEntity, "url", "events");
        (await business.Posts(Route, new { url = "https://a.example/", events = "ticket.*" })).Refuses(HttpStatusCode.UnprocessableEntity, "events");
        (await business.Posts(Route, "{")).Refuses(HttpStatusCode.BadRequest);
        (await business.Posts(Route, new { url = "https://a.example/", events = new[] { "*" }, accountId = "demo-enterprise" })).Refuses(HttpStatusCode.Forbidden, "accountId");
        (await story.Staff.Posts(Route, Good)).Refuses(HttpStatusCode.Forbidden);

        // A repeat under a key gets the same one, with its secret.
        var (one, same) = (await business.Posts(Route, Good, ("Idempotency-Key", "k")), await business.Posts(Route, Good, ("Idempotency-Key", "k")));
        Assert.Equal(one.Is(HttpStatusCode.Created).Text, same.Is(HttpStatusCode.Created).Text);
        for (var n = 1; n < 10; n++)
        {
            (await business.Posts(Route, Good)).Is(HttpStatusCode.Created);
        }

        (await business.Posts(Route, Good)).Refuses(HttpStatusCode.Conflict);

        // Nobody sees, changes or replays what is another's.
        var hook = await Hook.SubscribesAsync(enterprise, receiver, "hook", "*");
        (await hook.Does("test")).Is(HttpStatusCode.Accepted);
        var delivery = (string)Assert.Single(await hook.Log())["id"]!;
        Assert.DoesNotContain(hook.Id, (await business.Gets(Route)).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "", "/timeline", "/deliveries", $"/deliveries/{delivery}" })
        {
            (await business.Gets($"{Route}/{hook.Id}{path}")).Refuses(HttpStatusCode.NotFound, "id");
        }

        foreach (var path in new[] { "/test", "/rotate-secret", "/replay-failed", $"/deliveries/{delivery}/replay" })
        {
            (await business.Posts($"{Route}/{hook.Id}{path}", new { })).Refuses(HttpStatusCode.NotFound, "id");
        }

        (await business.Sends(HttpMethod.Patch, $"{Route}/{hook.Id}", "{\"paused\":true}")).Refuses(HttpStatusCode.NotFound, "id");
        (await business.Deletes($"{Route}/{hook.Id}")).Refuses(HttpStatusCode.NotFound, "id");

        // Nor by an id that belongs to another subscription of his own.
        (await business.Posts($"{Route}/{one.Json["id"]}/deliveries/{delivery}/replay", new { })).Refuses(HttpStatusCode.NotFound, "delivery");
        (await business.Gets($"{Route}/{one.Json["id"]}/deliveries?status=lost&pageSize=0")).Refuses(HttpStatusCode.UnprocessableEntity, "status", "pageSize");
        (await business.Sends(HttpMethod.Patch, $"{Route}/{one.Json["id"]}", "{\"paused\":true}", ("If-Match", "\"old\""))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");
        Assert.Single(receiver.Messages);
    });
}
