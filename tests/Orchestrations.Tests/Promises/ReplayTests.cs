using Microsoft.DurableTask;
using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>
/// Histories of each shipped form of an orchestration, replayed against the present code: what fails here would break tickets that live through a
/// deployment. A file is never changed; a new form of the orchestration adds its own (SUPPORTFLOWS_RECORD names the folder to record into).
/// </summary>
public class ReplayTests
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void History_OfAShippedOrchestration_StillReplays(string file) =>
        ReplayVerifier.Verify(TestPromises.Orchestrators(new DurableTaskRegistry()), File.ReadAllText(Path.Combine(Folder, file)));

    [Fact]
    public async Task History_OfTodaysOrchestration_Replays()
    {
        await using var promises = await TestPromises.StartAsync();
        promises.App.Email.Next.Enqueue(new DeliveryException("500", retryable: true));
        promises.App.Email.Next.Enqueue(new DeliveryException("429", retryable: true, TimeSpan.FromMinutes(3)));
        var ticket = await promises.FileAsync();
        await promises.App.AdvanceAsync(Duration.FromHours(5));
        await promises.ReplyAsync(ticket.Id);
        await promises.ChangeAsync(ticket.Id, (catalog, t, now) => TicketCommands.Pend(catalog, t, TestApp.Staff, "console", now));
        await promises.App.AdvanceAsync(Duration.FromDays(8));

        var history = promises.App.Get<DurableTaskHistory>().Export($"ticket-{ticket.Id}");
        ReplayVerifier.Verify(TestPromises.Orchestrators(new DurableTaskRegistry()), history);

        Assert.Equal(TicketStatus.Closed, (await promises.App.TicketAsync(ticket.Id)).Status);
        if (Environment.GetEnvironmentVariable("SUPPORTFLOWS_RECORD") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "ticket-1.json"), history);
        }
    }
}
