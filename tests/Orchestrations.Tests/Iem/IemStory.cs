using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Entitlements;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Calendars;
using SupportFlows.Orchestrations.Entitlements;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tests.Pages;

namespace SupportFlows.Orchestrations.Tests.Iem;

/// <summary>Acme in Berlin has one session a year, or as many as a test says; Tom is its technical account manager. It is Monday, 2 March 2026, 09:00 UTC.</summary>
static class IemStory
{
    public const string FirstDay = "2026-03-20";

    public static readonly Actor Tom = new(ActorKind.Staff, "tom", "Tom");
    public static readonly Actor Ann = new(ActorKind.Customer, "ann", "Ann");

    static readonly Dictionary<string, string> Name = new() { ["en"] = "Name", ["zh-Hans"] = "名称" };

    public static TestApp App(int sessions = 1) => new(PageStory.Policy, (services, _) => AddTo(services, sessions));

    public static void AddTo(IServiceCollection services, int sessions = 1) => services
        .AddSingleton(Catalog(sessions))
        .AddSingleton(new ShippedCalendars([Calendar]))
        .AddTransient<DecideIem>()
        .AddTransient<DecideSchedule>();

    public static async Task<TestApp> GuardedAsync(this TestApp app)
    {
        await app.StaffedAsync();
        await app.OnCallAsync();
        await app.Get<People>().PutAsync(TestApp.Person("tom", null, PersonRole.Tam));
        await app.Get<AccountDirectory>().PutAsync(TestApp.Account("acme", TestApp.Known) with { TamId = "tom" });
        app.Client.Started.Clear();
        return app;
    }

    public static IemOrder Order(string? externalId = "sale-1", string firstDay = FirstDay, string? lastDay = null) =>
        new(externalId, "Spring sale", firstDay, lastDay ?? firstDay, null, null, null, null, AccountId: "acme");

    public static async Task<IemRequest> RequestAsync(this TestApp app, string? externalId = "sale-1", string firstDay = FirstDay, DurableTaskClient? client = null) =>
        (await app.Get<FileIem>().FileAsync(client ?? app.Client, "api:acme", "api", Order(externalId, firstDay), Ann)).Record.State;

    public static async Task<IemRequest> DoAsync(
        this TestApp app, string id, Func<IemRequest, IemSetting, Instant, Change<IemRequest>> command, string? ifMatch = null, string? once = null, DurableTaskClient? client = null) =>
        (await app.Get<IemDesk>().ApplyAsync(client ?? app.Client, id, ifMatch, command, once)).State;

    public static Task<IemRequest> ApproveAsync(this TestApp app, string id, DurableTaskClient? client = null) =>
        app.DoAsync(id, (r, setting, now) => IemApprovals.Approve(setting, r, Tom, "api", null, isCovered: true, now), client: client);

    public static Task<IemRequest> RejectAsync(this TestApp app, string id) => app.DoAsync(id, (r, _, now) => IemApprovals.Reject(r, Tom, "api", "No people.", now));

    public static Task<IemRequest> MoveAsync(this TestApp app, string id, string day, string? ifMatch = null, string? once = null) =>
        app.DoAsync(id, (r, setting, now) => IemMoves.Reschedule(setting, r, Tom, "api", day, day, null, null, now), ifMatch, once);

    public static Task<IemRequest> RosterAsync(this TestApp app, string id, DurableTaskClient? client = null) => app.DoAsync(
        id,
        (r, _, now) => IemPreparation.SetRoster(r, Tom, "api", [new FixedShift("otto", IemClaims.Window(r).From, IemClaims.Window(r).To)], new HashSet<string> { "otto" }, new HashSet<string> { "otto" }, now),
        client: client);

    public static Task<IemRequest> CompleteAsync(this TestApp app, string id, string milestone, DurableTaskClient? client = null) =>
        app.DoAsync(id, (r, setting, now) => IemWork.Complete(setting.Catalog.Iem!, r, Tom, "api", milestone, handed: null, note: null, isCovered: true, now), client: client);

    public static Task<IemRequest> GoAsync(this TestApp app, string id, DurableTaskClient? client = null) =>
        app.DoAsync(id, (r, setting, now) => IemWork.Go(setting.Catalog.Iem!, r, Tom, "api", null, isCovered: true, now), client: client);

    public static Task<IemRequest> ReportAsync(this TestApp app, string id, DurableTaskClient? client = null) =>
        app.DoAsync(id, (r, _, now) => IemWrapUp.Report(r, Tom, "api", "All went well.", now), client: client);

    public static Task<IemRequest> CloseAsync(this TestApp app, string id, DurableTaskClient? client = null) =>
        app.DoAsync(id, (r, _, now) => IemWrapUp.Close(r, Tom, "api", IemReason.Successful, null, now), client: client);

    public static Task<PromiseStep> DecideIemAsync(this TestApp app, string id) => app.Get<DecideIem>().RunAsync(id, app.Client);

    public static async Task<Stored<IemRequest>> IemAsync(this TestApp app, string id) => (await app.Get<PromiseStore<IemRequest>>().FindAsync(id))!;

    /// <summary>What counts of the account's ledger.</summary>
    public static async Task<IReadOnlyList<Claim>> ClaimsAsync(this TestApp app) => (await app.Get<Sessions>().ReadAsync("acme")).Claims;

    public static async Task<IReadOnlyList<string>> LedgerAsync(this TestApp app) => [.. (await app.Get<PromiseStore<EntitlementLedger>>().TimelineAsync("acme")).Select(e => e.Type)];

    public static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    static Catalog Catalog(int sessions)
    {
        var known = TestCatalog.Create(PageStory.Policy);
        return known with { Plans = [.. known.Plans.Select(p => p.Id == "enterprise" ? p with { Services = [.. p.Services, ServiceIds.Iem] } : p)], Iem = Policy(sessions) };
    }

    static IemPolicy Policy(int sessions) => new(
        SessionsPerYear: sessions,
        DaysPerSession: 3,
        NoticeDays: 10,
        DecideWithin: Duration.FromDays(2),
        ExpediteWithin: Duration.FromHours(8),
        QuoteValidFor: Duration.FromDays(5),
        new Dictionary<string, DayPrice> { ["*"] = new(2000, "USD") },
        StatusEvery: Duration.FromHours(8),
        TeamWait: Duration.FromMinutes(5),
        CatchUp: Duration.FromDays(1),
        Scorecard: [],
        [
            Milestone("kick-off", MilestoneAnchor.BeforeFirstDay, 10), Milestone(IemMilestones.Gate, MilestoneAnchor.BeforeFirstDay, 1),
            Milestone(IemMilestones.Report, MilestoneAnchor.AfterLastDay, 5), Milestone(IemMilestones.Closing, MilestoneAnchor.AfterLastDay, 7),
        ]);

    static MilestoneTemplate Milestone(string id, MilestoneAnchor anchor, int days) =>
        new(id, Name, anchor, days, new LocalTime(18, 0), MilestoneOwner.Tam, [], [], RemindBefore: Duration.FromDays(1), EscalateAfter: Duration.FromHours(15));

    static BusinessCalendar Calendar => new(
        "eu",
        Name,
        [IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday],
        new[] { 2026, 2027 }.ToDictionary(y => y, y => new CalendarYear("test", new Dictionary<LocalDate, string>(), new Dictionary<LocalDate, string>())));
}
