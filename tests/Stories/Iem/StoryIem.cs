using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Client;
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
    public IemApi Tam => Story.Tam().Client.IemRequests;

    /// <summary>What the customer does.</summary>
    public IemApi Customer => Story.Elm().Client.IemRequests;

    public async Task<IReadOnlyList<TimelineEvent>> Events(string type) => await Story.Staff.Client.IemRequests.TimelineAsync(Id).Where(e => e.Type == type).ToListAsync();

    public async Task<JsonNode> Milestone(string id) => (await Reads())["milestones"]!.AsArray().Single(m => (string)m!["id"]! == id)!;

    public async Task<string> Due(string milestone) => (string)(await Milestone(milestone))["dueAt"]!;
}
