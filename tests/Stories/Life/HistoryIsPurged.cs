using Microsoft.DurableTask.Client;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

/// <summary>The history of an orchestration that ended is removed a week after it began. What happened stays on the timeline, and the ticket can come back.</summary>
public class HistoryIsPurged
{
    [Fact]
    public Task Closed_Ticket_Loses_Its_History_And_Nothing_Else() => Story.Tell(Story.NoAuditor, async story =>
    {
        var open = await story.HasTicket("enterprise", "general");
        await story.Staff.Replies(open, "Which version?");
        var closed = await story.HasTicket("enterprise", "general");
        await story.Staff.Replies(closed, "Restart the agent.");
        await story.Staff.Client.Tickets.CloseAsync(closed.Id);
        await story.Advance(6.Days());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, await Status(story, closed));
        var timeline = await closed.Timeline();

        await story.Advance(2.Days());

        Assert.Null(await Status(story, closed));
        Assert.Equal(OrchestrationRuntimeStatus.Running, await Status(story, open));
        Assert.Equal(timeline.Select(e => e.Type), (await closed.Timeline()).Select(e => e.Type));

        await story.Customer("demo-enterprise").Client.Tickets.ReopenAsync(closed.Id, "It is back.");
        await closed.Is("reopened");
        await story.Staff.Client.Tickets.ResolveAsync(closed.Id);
        Assert.Equal(OrchestrationRuntimeStatus.Running, await Status(story, closed));
        await story.Advance(30.Days());
        await closed.Is("closed");
        await story.ForgetsMessages();
    });

    static async Task<OrchestrationRuntimeStatus?> Status(Story story, StoryTicket ticket) => (await story.Get<DurableTaskClient>().GetInstanceAsync($"ticket-{ticket.Id}"))?.RuntimeStatus;
}
