using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Adapters.Files;
using SupportFlows.Adapters.Sqlite;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Embedded;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>The promise machinery on a real store, at a moment that only the test moves.</summary>
sealed class TestApp : IAsyncDisposable
{
    public const string Known = "ann@acme.example";

    readonly string directory = Directory.CreateTempSubdirectory("supportflows-").FullName;
    readonly SqliteRowStore store;
    readonly ServiceProvider services;

    public TestApp(TicketPolicy? policy = null, Action<IServiceCollection, string>? configure = null)
    {
        store = new SqliteRowStore(directory);
        Rows = new TestRows(store);
        Clock = VirtualClock.Frozen(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), Work);
        var collection = new ServiceCollection()
            .AddLogging(l => l.AddProvider(Log))
            .AddSingleton(TestCatalog.Create(policy))
            .AddSingleton<IRowStore>(Rows)
            .AddSingleton<IContentStore>(new FilesContentStore(Path.Combine(directory, "contents")))
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(Work)
            .AddSingleton<IHeartbeat>(Heartbeat)
            .AddSingleton(new LinkSecret(LinkSecret.Development))
            .AddSingleton<IMessageSender>(Email)
            .AddSingleton<IMessageSender>(Sms)
            .AddSingleton<IMessageSender>(Voice)
            .AddOrchestrations()
            .AddTransient<DecidePage>()
            .AddTransient<DecideTicket>()
            .AddTransient<SendMessage>()
            .AddSingleton(new WebhookSettings(AllowsLoopback: false))
            .AddSingleton<IWebhookPoster>(Receivers)
            .AddTransient<DecideWebhook>()
            .AddTransient<DeliverFeed>();
        configure?.Invoke(collection, directory);
        services = collection.BuildServiceProvider();
    }

    public WorkTracker Work { get; } = new();

    public VirtualClock Clock { get; }

    public TestRows Rows { get; }

    public TestClient Client { get; } = new();

    public TestSender Email { get; } = new(Channel.Email);

    public TestSender Sms { get; } = new(Channel.Sms);

    public TestSender Voice { get; } = new(Channel.Voice);

    public TestReceivers Receivers { get; } = new();

    public TestHeartbeat Heartbeat { get; } = new();

    public TestLog Log { get; } = new();

    public Instant Now => Instant.FromDateTimeOffset(Clock.GetUtcNow());

    public PromiseStore<Ticket> Tickets => Get<PromiseStore<Ticket>>();

    public static TicketRequest Request(string? externalId = "form-1", Severity severity = Severity.General, string email = Known) =>
        new(externalId, "It does not start", "Since this morning.", severity, new Contact("Ann", email, Phone: null));

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task AdvanceAsync(Duration by) => Clock.AdvanceAsync(by.ToTimeSpan());

    /// <summary>An enterprise account, a handler, a lead and somebody on call.</summary>
    public async Task<TestApp> StaffedAsync()
    {
        await Get<AccountDirectory>().PutAsync(Account("acme", Known));
        foreach (var (id, tier, role) in new[] { ("hana", (HandlerTier?)HandlerTier.CloudSupportExpert, PersonRole.Handler), ("lea", null, PersonRole.Lead), ("otto", null, PersonRole.OnCall) })
        {
            await Get<People>().PutAsync(Person(id, tier, role));
        }

        return this;
    }

    public static Account Account(string id, string email, string plan = "enterprise") =>
        new(id, id, "eu", "Europe/Berlin", "en", [new Subscription(plan, Instant.MinValue.Plus(Duration.FromDays(1)))], [new Contact("Ann", email, Phone: null)]);

    public static Person Person(string id, HandlerTier? tier, PersonRole role) =>
        new(id, id, $"{id}@vendor.example", $"+49301000{id.Length:D4}", "en", "Europe/Berlin", tier, [], [role]);

    public async Task<Ticket> FileAsync(TicketRequest? request = null, DurableTaskClient? client = null) =>
        (await Get<FileTicket>().FileAsync(client ?? Client, "api:acme", "api", request ?? Request())).Record.State;

    public Task<Stored<Ticket>> ChangeAsync(string id, Func<Ticket, Instant, Change<Ticket>> change, DurableTaskClient? client = null) =>
        Get<ChangePromise<Ticket>>().ApplyAsync(client ?? Client, id, ifMatch: null, change);

    public Task<Stored<Ticket>> ReplyAsync(string id, DurableTaskClient? client = null, string body = "Try again, please.") =>
        ChangeAsync(id, (t, now) => TicketCommands.Reply(Get<Catalog>(), t, Staff, "console", body, isPublic: true, now), client);

    public static readonly Actor Staff = new(ActorKind.Staff, "hana", "Hana");

    public async Task<Ticket> TicketAsync(string id) => (await Tickets.FindAsync(id))!.State;

    public Task<PromiseStep> DecideAsync(string id) => Get<DecideTicket>().RunAsync(id, Client);

    public async Task SendAsync(PromiseStep step)
    {
        foreach (var message in step.Send)
        {
            await Get<SendMessage>().RunAsync(message, Client);
        }
    }

    /// <summary>Files and decides a ticket and sends what follows, as its orchestration would.</summary>
    public async Task<Ticket> FileAndDecideAsync(TicketRequest? request = null)
    {
        var ticket = await FileAsync(request);
        await SendAsync(await DecideAsync(ticket.Id));
        return await TicketAsync(ticket.Id);
    }

    /// <summary>The files of all contents.</summary>
    public IReadOnlyList<string> Contents() => Path.Combine(directory, "contents") is var kept && Directory.Exists(kept) ? Directory.GetFiles(kept, "*", SearchOption.AllDirectories) : [];

    public Task<AuditReport> AuditAsync() => Get<Auditor>().RunOnceAsync(Client, Now);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
