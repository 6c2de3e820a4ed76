using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>The machinery with the durable engine under it: what is filed here lives by itself as time is moved.</summary>
sealed class TestPromises : IAsyncDisposable
{
    TestPromises(TestApp app) => App = app;

    public TestApp App { get; }

    public DurableTaskClient Client => App.Get<DurableTaskClient>();

    /// <param name="configure">What the app has besides.</param>
    public static async Task<TestPromises> StartAsync(TicketPolicy? policy = null, Action<IServiceCollection>? configure = null)
    {
        var app = await new TestApp(policy, (services, directory) => Configured(services, configure).AddDurableTaskEngine(
            tasks => Orchestrators(tasks)
                .AddActivity(nameof(DecideIem), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DecideIem>().RunAsync(id!, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(DecideSchedule), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DecideSchedule>().RunAsync(id!, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(DecideTicket), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DecideTicket>().RunAsync(id!, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(DecidePage), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DecidePage>().RunAsync(id, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(DecideWebhook), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DecideWebhook>().RunAsync(id!, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(DeliverFeed), s => FuncTaskActivity.Create<string, PromiseStep>((_, id) => s.GetRequiredService<DeliverFeed>().RunAsync(id!, s.GetRequiredService<DurableTaskClient>())))
                .AddActivity(nameof(SendMessage), s => FuncTaskActivity.Create<MessageAddress, bool>((_, m) => s.GetRequiredService<SendMessage>().RunAsync(m, s.GetRequiredService<DurableTaskClient>()))),
            options => options.DatabasePath = Path.Combine(directory, "durable.db"))).StaffedAsync();
        await app.Get<IHostedService>().StartAsync(default);
        return new TestPromises(app);
    }

    /// <summary>As the app registers them.</summary>
    public static DurableTaskRegistry Orchestrators(DurableTaskRegistry tasks) =>
        tasks
            .AddOrchestratorFunc<string>(nameof(IemOrchestration), (context, id) => IemOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(FeedOrchestration), (context, id) => FeedOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(WebhookOrchestration), (context, id) => WebhookOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(ResponderOrchestration), (context, id) => ResponderOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(ScheduleOrchestration), (context, id) => ScheduleOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(TicketOrchestration), (context, id) => TicketOrchestration.RunAsync(context, id!))
            .AddOrchestratorFunc<string>(nameof(PageOrchestration), (context, id) => PageOrchestration.RunAsync(context, id!));

    public async Task<Ticket> FileAsync(Severity severity = Severity.General)
    {
        var ticket = await App.FileAsync(TestApp.Request(severity: severity), Client);
        await App.Work.WhenIdleAsync();
        return await App.TicketAsync(ticket.Id);
    }

    public async Task<Ticket> ChangeAsync(string id, Func<Catalog, Ticket, NodaTime.Instant, Change<Ticket>> change)
    {
        await App.ChangeAsync(id, (t, now) => change(App.Get<Catalog>(), t, now), Client);
        await App.Work.WhenIdleAsync();
        return await App.TicketAsync(id);
    }

    public Task<Ticket> ReplyAsync(string id, string body = "Try again, please.") =>
        ChangeAsync(id, (catalog, t, now) => TicketCommands.Reply(catalog, t, TestApp.Staff, "console", body, isPublic: true, now));

    public Task<Ticket> CloseAsync(string id) =>
        ChangeAsync(id, (catalog, t, now) => TicketCommands.Close(catalog, t, TestApp.Staff, "console", "done", now));

    /// <summary>The keys offered since the last question, without the ticket's id in front.</summary>
    public IReadOnlyList<string> Offered()
    {
        var keys = App.Email.Offered.Concat(App.Sms.Offered).Select(m => m.Key[(m.Key.IndexOf('.', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal).ToList();
        App.Email.Offered.Clear();
        App.Sms.Offered.Clear();
        return keys;
    }

    public async Task<OrchestrationRuntimeStatus> StatusAsync(string ticketId) =>
        (await Client.GetInstanceAsync($"ticket-{ticketId}"))!.RuntimeStatus;

    public InstanceCost Cost(string ticketId) => App.Get<DurableTaskHistory>().Cost($"ticket-{ticketId}");

    public ValueTask DisposeAsync() => App.DisposeAsync();

    static IServiceCollection Configured(IServiceCollection services, Action<IServiceCollection>? configure)
    {
        configure?.Invoke(services);
        return services;
    }
}
