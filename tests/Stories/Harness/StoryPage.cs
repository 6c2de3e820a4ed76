using System.Net;
using System.Text.Json.Nodes;

namespace SupportFlows.Stories.Harness;

/// <summary>A page as the staff sees it.</summary>
sealed record StoryPage(Story Story, string Id)
{
    public static StoryPage Of(StoryTicket ticket) => new(ticket.Story, $"p{ticket.Id[1..]}");

    public async Task<JsonNode> Reads() => (await Story.Staff.Gets($"/api/pages/{Id}")).Is(HttpStatusCode.OK).Json;

    public async Task Is(string status) => Assert.Equal(status, (string?)(await Reads())["status"]);

    public async Task IsAcknowledgedBy(string name)
    {
        await Is("acknowledged");
        Assert.Equal(name, (string?)(await Reads())["acknowledged"]!["by"]);
    }

    public async Task<IReadOnlyList<JsonNode>> Events(string type) =>
        [.. (await Story.Staff.Gets($"/api/pages/{Id}/timeline")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(e => e!).Where(e => (string)e["type"]! == type)];

    public async Task<Answer> Does(string move) => await Story.Staff.Posts($"/api/pages/{Id}/{move}", new { });
}
