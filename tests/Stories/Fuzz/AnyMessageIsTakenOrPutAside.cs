using System.Net;
using System.Text;
using CsCheck;
using SupportFlows.Embedded.FunctionsWorker;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>What is in a queue nobody waits for an answer to: it becomes what it says, or is tried five times and put aside, and the next one is taken all the same.</summary>
public class AnyMessageIsTakenOrPutAside
{
    const string Good = """{"externalId":"after-all","subject":"After all of them","description":"The queue goes on.","severity":"general","contact":{"name":"Bea","email":"bea@business.example"}}""";

    [Theory]
    [InlineData("ticket-intake", "FileTicket")]
    [InlineData("iem-intake", "RequestIem")]
    public Task Message_Of_Any_Kind_Ends_Somewhere(string queue, string function) => Story.Tell(Story.NoAuditor, async story =>
    {
        var log = queue == "ticket-intake" ? "TicketIntake" : "IemIntake";
        story.ExpectsLog(log);
        story.ExpectsLog(queue);
        var target = Target.All.Single(t => t.Name == function);
        var queues = story.Get<EmbeddedQueues>();
        await Shot.Gens.SampleAsync(
            shot => Encoding.UTF8.GetString(Bodies.Of(target, shot, form: null, token: null)) is var message && Encoding.UTF8.GetByteCount(message) <= EmbeddedQueues.MaxMessageBytes
                ? queues.SendAsync(queue, message, CancellationToken.None)
                : Task.CompletedTask,
            iter: 40,
            threads: 1);
        await story.Advance(10.Minutes());
        await queues.SendAsync("ticket-intake", Good, CancellationToken.None);
        await story.Idle();

        Assert.Empty(await queues.PeekAsync(queue, 32, CancellationToken.None));
        var tickets = (await story.Staff.Gets("/api/tickets?account=demo-business&pageSize=200")).Is(HttpStatusCode.OK);
        Assert.Contains("After all of them", tickets.Text, StringComparison.Ordinal);
        await story.ForgetsMessages();
    });
}
