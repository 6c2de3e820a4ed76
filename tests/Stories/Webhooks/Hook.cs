using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Fakes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Webhooks;

/// <summary>A subscription, and the receiver that it leads to.</summary>
sealed record Hook(Party Owner, FakeReceiver Receiver, string Path, string Id, string Secret)
{
    string Route => $"/api/webhook-subscriptions/{Id}";

    /// <summary>What was taken, in order: the type behind the number in its subject's timeline.</summary>
    public IReadOnlyList<string> Taken => [.. Receiver.MessagesTo(Path).Select(m => JsonNode.Parse(m.Body)!).Select(b => $"{b["sequence"]} {b["type"]}")];

    public IReadOnlyList<JsonNode> Bodies => [.. Receiver.MessagesTo(Path).Select(m => JsonNode.Parse(m.Body)!)];

    /// <summary>By their ids, of one ticket.</summary>
    public IReadOnlyList<string> TakenOf(StoryTicket ticket) => [.. Receiver.MessagesTo(Path).Where(m => m.Key!.Contains(ticket.Id, StringComparison.Ordinal)).Select(m => m.Key![(m.Key!.LastIndexOf('-') + 1)..])];

    public static async Task<Hook> SubscribesAsync(Party owner, FakeReceiver receiver, string path, params string[] events)
    {
        var made = (await owner.Posts("/api/webhook-subscriptions", new { url = receiver.UrlOf(path), events })).Is(HttpStatusCode.Created).Json;
        receiver.Trusts(path, (string)made["secret"]!);
        return new Hook(owner, receiver, path, (string)made["id"]!, (string)made["secret"]!);
    }

    public async Task<JsonNode> Reads() => (await Owner.Gets(Route)).Is(HttpStatusCode.OK).Json;

    public async Task Edits(object wish) => (await Owner.Sends(HttpMethod.Patch, Route, System.Text.Json.JsonSerializer.Serialize(wish))).Is(HttpStatusCode.OK);

    public Task<Answer> Does(string what, object? body = null) => Owner.Posts($"{Route}/{what}", body ?? new { });

    public async Task<IReadOnlyList<JsonNode>> Log(string query = "") => [.. (await Owner.Gets($"{Route}/deliveries{query}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(d => d!)];
}
