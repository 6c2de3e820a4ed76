using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Answers;

/// <summary>Two on call with a phone each, and pages that rang them.</summary>
static class AnswerStory
{
    public const string Ann = "+4930901820";
    public const string Bo = "+8613800138000";
    public const string First = "p0000000000000001";
    public const string Second = "p0000000000000002";

    static int texts;

    static readonly Actor Ops = new(ActorKind.Staff, "ops", "Ops");

    public static async Task<TestApp> OnCallAsync(bool verified = true)
    {
        var app = new TestApp(configure: (services, _) => services
            .AddSingleton(new LinkSecret("a secret of the tests, long enough"))
            .AddSingleton<PublicUrl>(() => "https://support.example"));
        await app.AddAsync("ann", "Ann", Ann, "en", "Europe/Berlin", verified);
        await app.AddAsync("bo", "Bo", Bo, "zh-Hans", "Asia/Shanghai", verified);
        return app;
    }

    static async Task AddAsync(this TestApp app, string id, string name, string phone, string language, string zone, bool verified)
    {
        await app.Get<People>().PutAsync(new Person(id, name, $"{id}@vendor.example", phone, language, zone, null, [], [PersonRole.OnCall]));
        await app.Get<ChangeOnCall<Responder>>().PutAsync(app.Client, id, ifMatch: null, (_, now) => new Change<Responder>(
            new Responder { Id = id, LastEvent = 1, Methods = [new ContactMethod("m1", Channel.Sms, phone, verified ? now : null), new ContactMethod("m2", Channel.Voice, phone, verified ? now : null)] },
            [new TimelineEvent(1, now, "added", Ops, "api", new Dictionary<string, string?>())]));
    }

    /// <summary>A page that rings.</summary>
    public static async Task<Page> RingsAsync(this TestApp app, string id = First, string subject = "Checkout is down")
    {
        var policy = new EscalationPolicy { Id = "default", Name = "Default", Levels = [new EscalationLevel([new Target(TargetKind.Person, "ann")], Duration.FromMinutes(5))] };
        var order = new PageOrder("api:ops", id, subject, "alarm");
        return (await app.Get<ChangePromise<Page>>().PutAsync(app.Client, id, ifMatch: null, (_, now) => PageCommands.Open(id, order, policy, Ops, "api", now))).State;
    }

    /// <summary>The number by which a phone names these pages.</summary>
    public static Task<int> CodeAsync(this TestApp app, string phone, params string[] pages) => app.Get<Lines>().CodeForAsync(Channel.Sms, phone, pages);

    public static Task<string?> TextsAsync(this TestApp app, string from, string body, string? sid = null) =>
        app.Get<TextReplies>().AnswerAsync(app.Client, new InboundText(from, body, sid ?? $"SM{Interlocked.Increment(ref texts)}x"), CancellationToken.None);

    public static async Task<Page> PageAsync(this TestApp app, string id = First) => (await app.Get<PromiseStore<Page>>().FindAsync(id))!.State;

    public static async Task<IReadOnlyList<string>> TimelineAsync(this TestApp app, string id = First) =>
        [.. (await app.Get<PromiseStore<Page>>().TimelineAsync(id)).Select(e => $"{e.Type} by {e.Actor.Name} via {e.Channel}")];

    /// <summary>A call about a page that was taken by the provider.</summary>
    public static async Task<string> CalledAsync(this TestApp app, string person, string phone, string language, params string[] pages)
    {
        var rows = pages.Select(page => new OutboxRow
        {
            Key = $"page-{page}.page-alert.1-1-0.voice.{person}",
            Template = "page-alert",
            Channel = Channel.Voice,
            Recipient = new Recipient(person, person == "ann" ? "Ann" : "Bo", phone, language, person == "ann" ? "Europe/Berlin" : "Asia/Shanghai"),
            Body = $"Incident {page}.",
            Status = OutboxStatus.Sent,
            CreatedAt = app.Now,
            NextAttemptAt = app.Now,
            OfferedAt = app.Now,
            Handover = new Handover("twilio", "CA1"),
            Terms = new DeliveryTerms(page, page, IsStatus: false, IsFirst: true, Important: true, app.Now + Duration.FromMinutes(10)),
        }).ToList();
        rows[0] = rows[0] with { Carries = [.. rows.Skip(1).Select(r => MessageAddress.OfKey(r.Key)!)] };
        foreach (var row in rows)
        {
            var address = MessageAddress.OfKey(row.Key)!;
            await app.Rows.CommitAsync(address.Table, address.Partition, [.. Outbox.Insert(row)]);
        }

        return rows[0].Key;
    }

    public static Task<CallTurn> HearsAsync(this TestApp app, string key, string? digits = null, int step = 1, string? answeredBy = "human", string sid = "CA1") =>
        app.Get<Calls>().TurnAsync(app.Client, new CallEvent(key, sid, step, digits, answeredBy), CancellationToken.None);

    public static async Task<Receipt?> ReceiptAsync(this TestApp app, string key) => (await app.Get<Outbox>().FindAsync(MessageAddress.OfKey(key)!))!.Row.Receipt;
}
