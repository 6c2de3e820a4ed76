using SupportFlows.Client;

namespace SupportFlows.Stories.Harness;

/// <summary>A ticket as the staff sees it.</summary>
sealed record StoryTicket(Story Story, string Id)
{
    public Task<Ticket> Reads() => Story.Staff.Client.Tickets.GetAsync(Id);

    public async Task<string> Field(string name) => (await Reads()).Json.GetProperty(name).ToString();

    public async Task Is(string status) => Assert.Equal(status, (await Reads()).Status);

    public async Task<IReadOnlyList<TimelineEvent>> Timeline() => await Story.Staff.Client.Tickets.TimelineAsync(Id).ToListAsync();

    public async Task<IReadOnlyList<TimelineEvent>> Events(string type) => [.. (await Timeline()).Where(e => e.Type == type)];

    public StoryClock Clock(string kind) => new(this, kind);
}

/// <summary>The newest clock of a kind.</summary>
sealed record StoryClock(StoryTicket Ticket, string Kind)
{
    public async Task<TicketClock?> Find() => (await Ticket.Reads()).Clocks.LastOrDefault(c => c.Kind == Kind);

    public async Task Is(string state) => Assert.Equal(state, (await Find())?.State);

    /// <summary>When it is due, counted from the story's start.</summary>
    public async Task IsDueAfter(TimeSpan span) => Assert.Equal(Story.Start + span, (await Find())!.DueAt);
}
