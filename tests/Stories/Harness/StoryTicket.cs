using System.Net;
using System.Text.Json.Nodes;

namespace SupportFlows.Stories.Harness;

/// <summary>A ticket as the staff sees it.</summary>
sealed record StoryTicket(Story Story, string Id)
{
    public async Task<JsonNode> Reads() => (await Story.Staff.Gets($"/api/tickets/{Id}")).Is(HttpStatusCode.OK).Json;

    public async Task<string> Field(string name) => (await Reads())[name]?.ToString() ?? "";

    public async Task Is(string status) => Assert.Equal(status, await Field("status"));

    public async Task<IReadOnlyList<JsonNode>> Timeline() =>
        [.. (await Story.Staff.Gets($"/api/tickets/{Id}/timeline")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(e => e!)];

    public async Task<IReadOnlyList<JsonNode>> Events(string type) => [.. (await Timeline()).Where(e => (string)e["type"]! == type)];

    public TicketClock Clock(string kind) => new(this, kind);
}

/// <summary>The newest clock of a kind.</summary>
sealed record TicketClock(StoryTicket Ticket, string Kind)
{
    public async Task<JsonNode?> Find() => (await Ticket.Reads())["clocks"]!.AsArray().LastOrDefault(c => (string)c!["kind"]! == Kind);

    public async Task Is(string state) => Assert.Equal(state, (string?)(await Find())?["state"]);

    /// <summary>When it is due, counted from the story's start.</summary>
    public async Task IsDueAfter(TimeSpan span) =>
        Assert.Equal(Story.Start + span, DateTimeOffset.Parse((string)(await Find())!["dueAt"]!, System.Globalization.CultureInfo.InvariantCulture));
}
