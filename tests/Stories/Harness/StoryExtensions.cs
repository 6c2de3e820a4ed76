using System.Net;
using SupportFlows.Client;

namespace SupportFlows.Stories.Harness;

static class StoryExtensions
{
    /// <summary>Without the escalation policy that the catalog names, those on call are told as before there was one.</summary>
    public static async Task PagesNobody(this Story story) => (await story.Operator.Deletes("/api/policies/default")).Is(HttpStatusCode.NoContent);

    /// <summary>A ticket whose arrival (acknowledgement, assignment, pages) is another story's business.</summary>
    public static async Task<StoryTicket> HasTicket(this Story story, string plan, string severity, Contact? contact = null)
    {
        var ticket = await story.Customer($"demo-{plan}").Files(severity, contact);
        await story.ForgetsMessages();
        return ticket;
    }
}
