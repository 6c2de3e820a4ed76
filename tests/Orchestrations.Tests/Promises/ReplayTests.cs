using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Tickets;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Iem;
using SupportFlows.Orchestrations.Tests.Pages;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>Real lives whose histories are kept, lived again by today's code (SUPPORTFLOWS_RECORD names the folder to keep a new one in).</summary>
public class ReplayTests
{
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
        KeptHistoriesTests.Replays("today's", history);

        Assert.Contains(PageEvents.RePaged, await promises.App.EventsAsync(page.Id));
        await Record.KeepAsync("page-1.json", history);
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
        KeptHistoriesTests.Replays("today's", history);

        Assert.Equal(TicketStatus.Closed, (await promises.App.TicketAsync(ticket.Id)).Status);
        await Record.KeepAsync("ticket-1.json", history);
    }

    [Fact]
    public async Task History_OfTodaysEvent_Replays()
    {
        await using var promises = await TestPromises.StartAsync(PageStory.Policy, services => IemStory.AddTo(services));
        var (app, client) = (promises.App, promises.Client);
        await app.GuardedAsync();
        app.Email.Next.Enqueue(new DeliveryException("500", retryable: true));
        app.Email.Next.Enqueue(new DeliveryException("429", retryable: true, TimeSpan.FromMinutes(3)));
        var id = (await app.RequestAsync(client: client)).Id;
        await app.AdvanceAsync(Duration.FromHours(1));
        await app.ApproveAsync(id, client);
        await app.RosterAsync(id, client);
        await app.Work.WhenIdleAsync();
        // The kick-off is missed, and escalated; an hour later it is done, and nobody's phone rings for days.
        await app.AdvanceAsync(Instant.FromUtc(2026, 3, 7, 9, 0) - app.Now);
        await app.CompleteAsync(id, "kick-off", client);
        await app.AdvanceAsync(Instant.FromUtc(2026, 3, 19, 12, 0) - app.Now);
        await app.GoAsync(id, client);
        await app.AdvanceAsync(Duration.FromDays(2));
        await app.ReportAsync(id, client);
        await app.AdvanceAsync(Duration.FromDays(1));
        await app.CloseAsync(id, client);
        await app.AdvanceAsync(Duration.FromMinutes(1));

        var history = app.Get<DurableTaskHistory>().Export($"iem-{id}");
        KeptHistoriesTests.Replays("today's", history);

        var timeline = (await app.Get<PromiseStore<IemRequest>>().TimelineAsync(id)).Select(e => e.Type).ToList();
        Assert.Equal(2, timeline.Count(t => t == IemEvents.StatusSent));
        foreach (var once in new[] { IemEvents.MilestoneEscalated, IemEvents.MilestoneDone, IemEvents.Started, IemEvents.Ended, IemEvents.Closed })
        {
            Assert.Single(timeline, once);
        }

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await client.GetInstanceAsync($"iem-{id}"))!.RuntimeStatus);
        await Record.KeepAsync("iem-1.json", history);
    }
}
