using Microsoft.DurableTask;
using NodaTime;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Pages;

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
    public async Task History_OfTodaysPage_Replays()
    {
        await using var promises = await TestPromises.StartAsync(PageStory.Policy);
        await promises.App.OnCallAsync();
        promises.App.Sms.Next.Enqueue(new DeliveryException("500", retryable: true));
        var page = (await promises.App.OpenAsync(client: promises.Client)).Page.State;
        await promises.App.AdvanceAsync(Duration.FromMinutes(12));
        await promises.App.Get<PageDesk>().AcknowledgeAsync(promises.Client, page.Id, PageStory.Lea, "sms");
        await promises.App.AdvanceAsync(Duration.FromMinutes(31));
        await promises.App.Get<PageDesk>().CloseAsync(promises.Client, page.Id, PageStory.Otto, "voice");
        await promises.App.AdvanceAsync(Duration.FromMinutes(1));

        var history = promises.App.Get<DurableTaskHistory>().Export($"page-{page.Id}");
        ReplayVerifier.Verify(TestPromises.Orchestrators(new DurableTaskRegistry()), history);

        Assert.Contains(PageEvents.RePaged, await promises.App.EventsAsync(page.Id));
        await KeepAsync("page-1.json", history);
    }

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
        await KeepAsync("ticket-1.json", history);
    }

    static async Task KeepAsync(string file, string history)
    {
        if (Environment.GetEnvironmentVariable("SUPPORTFLOWS_RECORD") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), history);
        }
    }
}
