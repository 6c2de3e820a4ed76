using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Pages;

/// <summary>Otto has the first five minutes, Lea the next; after two rounds it is Lea again and again.</summary>
static class PageStory
{
    public static readonly TicketPolicy Policy = TestCatalog.Policy with
    {
        Paging = new TicketPaging("default", [Severity.ProductionImpacted, Severity.BusinessCritical], [90], Breach: true),
    };

    public static readonly Actor Otto = new(ActorKind.Staff, "otto", "Otto");
    public static readonly Actor Lea = new(ActorKind.Staff, "lea", "Lea");

    static readonly Actor Operator = new(ActorKind.Staff, "ops", "Ops");

    public static async Task<TestApp> OnCallAsync(this TestApp app)
    {
        await app.PutPolicyAsync(By("otto", "lea"));
        foreach (var id in new[] { "otto", "lea" })
        {
            var phone = (await app.Get<People>().GetAsync(id))!.Phone!;
            await PutAsync(app, id, new Responder
            {
                Id = id,
                Methods = [new ContactMethod("text", Channel.Sms, phone, app.Now), new ContactMethod("call", Channel.Voice, phone, app.Now)],
            });
        }

        return app;
    }

    public static EscalationPolicy By(params string[] people) => new()
    {
        Id = "default",
        Name = "Default",
        Levels = [.. people.Select(p => new EscalationLevel([new Target(TargetKind.Person, p)], Duration.FromMinutes(5)))],
        Repeat = 1,
        LastResort = new Target(TargetKind.Person, "lea"),
        RepageAfter = Duration.FromMinutes(30),
    };

    public static Task PutPolicyAsync(this TestApp app, EscalationPolicy policy) => PutAsync(app, policy.Id, policy);

    public static Task PutResponderAsync(this TestApp app, Responder responder) => PutAsync(app, responder.Id, responder);

    public static async Task<Page> PageAsync(this TestApp app, string id) => (await app.Get<PromiseStore<Page>>().FindAsync(id))!.State;

    public static Task<Opened> OpenAsync(this TestApp app, string externalId = "alert-1", string policy = "default", string subject = "The shop is down", DurableTaskClient? client = null) =>
        app.Get<PageDesk>().OpenAsync(client ?? app.Client, policy, new PageOrder("api:ops", externalId, subject, "Asked for by Ops"), Operator, "api");

    public static async Task<IReadOnlyList<string>> EventsAsync(this TestApp app, string id) =>
        [.. (await app.Get<PromiseStore<Page>>().TimelineAsync(id)).Select(e => e.Type)];

    static Task<Stored<T>> PutAsync<T>(TestApp app, string id, T record)
        where T : class, ITimelined =>
        app.Get<ChangeOnCall<T>>().PutAsync(app.Client, id, ifMatch: null, (before, now) =>
        {
            var next = (before?.LastEvent ?? 0) + 1;
            return new Change<T>(Numbered(record, next), [new TimelineEvent(next, now, "changed", Operator, "api", new Dictionary<string, string?>(), Public: false)]);
        });

    static T Numbered<T>(T record, int last)
        where T : class => record switch
    {
        Responder r => (T)(object)(r with { LastEvent = last, DecidedEvent = last }),
        EscalationPolicy p => (T)(object)(p with { LastEvent = last }),
        _ => throw new NotSupportedException(),
    };
}
