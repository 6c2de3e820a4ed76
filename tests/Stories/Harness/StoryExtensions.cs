namespace SupportFlows.Stories.Harness;

static class StoryExtensions
{
    /// <summary>A ticket whose arrival (acknowledgement, assignment, pages) is another story's business.</summary>
    public static async Task<StoryTicket> HasTicket(this Story story, string plan, string severity, object? contact = null)
    {
        var ticket = await story.Customer($"demo-{plan}").Files(severity, contact);
        await story.ForgetsMessages();
        return ticket;
    }
}
