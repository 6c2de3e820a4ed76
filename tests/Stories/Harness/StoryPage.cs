using SupportFlows.Client;

namespace SupportFlows.Stories.Harness;

/// <summary>A page as the staff sees it.</summary>
sealed record StoryPage(Story Story, string Id)
{
    public static StoryPage Of(StoryTicket ticket) => new(ticket.Story, $"p{ticket.Id[1..]}");

    public Task<Page> Reads() => Story.Staff.Client.Pages.GetAsync(Id);

    public async Task Is(string status) => Assert.Equal(status, (await Reads()).Status);

    public async Task IsAcknowledgedBy(string name)
    {
        await Is("acknowledged");
        Assert.Equal(name, (await Reads()).Acknowledged!.By);
    }

    public async Task<IReadOnlyList<TimelineEvent>> Events(string type) => await Story.Staff.Client.Pages.TimelineAsync(Id).Where(e => e.Type == type).ToListAsync();
}
