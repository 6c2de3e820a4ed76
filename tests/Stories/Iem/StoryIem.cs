using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>A request for a guarded event as the staff sees it.</summary>
sealed record StoryIem(Story Story, string Id)
{
    public async Task<JsonNode> Reads() => (await Story.Staff.Gets(Path())).Is(HttpStatusCode.OK).Json;

    public async Task<string> Field(string name) => (await Reads())[name]?.ToString() ?? "";

    public async Task Is(string status) => Assert.Equal(status, await Field("status"));

    public string Path(string move = "") => $"/api/iem-requests/{Id}{(move.Length == 0 ? "" : "/")}{move}";

    /// <summary>What its technical account manager does.</summary>
    public async Task<Answer> Does(string move, object? body = null) => (await Story.Tam().Posts(Path(move), body ?? new { })).Is(HttpStatusCode.OK);

    /// <summary>What the customer does.</summary>
    public async Task<Answer> Asks(string move, object? body = null) => (await Story.Elm().Posts(Path(move), body ?? new { })).Is(HttpStatusCode.OK);

    public async Task<IReadOnlyList<JsonNode>> Events(string type) =>
        [.. (await Story.Staff.Gets(Path("timeline?pageSize=200"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(e => e!).Where(e => (string)e["type"]! == type)];

    public async Task<JsonNode> Milestone(string id) => (await Reads())["milestones"]!.AsArray().Single(m => (string)m!["id"]! == id)!;

    public async Task<string> Due(string milestone) => (string)(await Milestone(milestone))["dueAt"]!;
}
