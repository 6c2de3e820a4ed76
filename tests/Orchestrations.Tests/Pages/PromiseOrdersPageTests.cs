using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Pages;

/// <summary>A promise that is no ticket orders a page of its own: the order says all of it.</summary>
public class PromiseOrdersPageTests
{
    static readonly string Id = PageId.For("iem", "7:gate");

    [Fact]
    public async Task Open_StartsAPageThatSaysWhatWasOrdered()
    {
        await using var app = await StartAsync();
        var due = app.Now + Duration.FromHours(2);

        var handover = await CarryOutAsync(app, await OrderAsync(app, "open.1", PageOrderData.Open(
            "iem", "7:gate", "Go or no-go: 双十一", "Nobody has decided", important: true, "T-1, two risks are open.", "Elm Exchange", due, severity: Severity.BusinessCritical)));

        var page = await app.PageAsync(Id);
        Assert.Equal(("page", Id), (handover.Provider, handover.ProviderId));
        Assert.Equal(("iem", "7:gate", null, "Go or no-go: 双十一", "Elm Exchange"), (page.Source, page.ExternalId, page.TicketId, page.Subject, page.AccountName));
        Assert.Equal((true, "T-1, two risks are open.", Severity.BusinessCritical, due), (page.Important, page.Details, page.Severity, page.Due));
        Assert.Equal(["Nobody has decided"], page.Reasons);
        Assert.Equal(["otto", "lea"], page.Policy.Levels.Select(l => l.Targets[0].Id));
        Assert.Contains($"page-{Id}", app.Client.Started);
    }

    [Fact]
    public async Task SameOrderAgain_ChangesNothing_AndAnotherOneRaises()
    {
        await using var app = await StartAsync();
        var first = await OrderAsync(app, "open.1", Open());
        var second = await OrderAsync(app, "open.2", Open(important: true));

        foreach (var order in new[] { first, first, second, second, first })
        {
            await CarryOutAsync(app, order);
        }

        Assert.Equal([PageEvents.Triggered, PageEvents.Raised], await app.EventsAsync(Id));
        Assert.True((await app.PageAsync(Id)).Important);
    }

    [Fact]
    public async Task First_IsPagedBeforeThePolicy()
    {
        await using var app = await StartAsync();
        await CarryOutAsync(app, await OrderAsync(app, "open.1", Open(first: "lea")));

        await DecideAsync(app);
        Assert.Equal(["lea"], Paged(app));

        await app.AdvanceAsync(Duration.FromMinutes(5));
        await DecideAsync(app);

        Assert.Equal(["lea", "otto"], Paged(app));
        Assert.Equal(["lea", "otto", "lea"], (await app.PageAsync(Id)).Policy.Levels.Select(l => l.Targets[0].Id));
    }

    [Theory]
    [InlineData("hana")]
    [InlineData("nobody")]
    public async Task First_WhoCannotBeReached_CostsNoTime(string first)
    {
        await using var app = await StartAsync();
        await CarryOutAsync(app, await OrderAsync(app, "open.1", Open(first: first)));

        await DecideAsync(app);

        Assert.Equal(["otto"], Paged(app));
        Assert.Contains(PageEvents.LevelSkipped, await app.EventsAsync(Id));
    }

    [Fact]
    public async Task Close_SaysByWhomAndWhy_AndAgainChangesNothing()
    {
        await using var app = await StartAsync();
        await CarryOutAsync(app, await OrderAsync(app, "open.1", Open()));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        var close = await OrderAsync(app, "close.2", PageOrderData.Close("iem", "7:gate", PageStory.Lea, "Lea said go."));

        await CarryOutAsync(app, close);
        await CarryOutAsync(app, close);
        await CarryOutAsync(app, await OrderAsync(app, "close.3", PageOrderData.Close("iem", "7:gate", PageStory.Otto, "Again.")));

        var page = await app.PageAsync(Id);
        Assert.Equal((PageStatus.Closed, PageStory.Lea, "iem"), (page.Status, page.ClosedBy, page.ClosedVia));
        var closed = Assert.Single(await app.Get<PromiseStore<Page>>().TimelineAsync(Id), e => e.Type == PageEvents.Closed);
        Assert.Equal(("closed", "Lea said go."), (closed.Details["why"], closed.Details["reason"]));
    }

    [Fact]
    public async Task Close_GivenBeforeTheNextOpening_AndOfferedAgainAfterIt_LeavesItRinging()
    {
        await using var app = await StartAsync();
        await CarryOutAsync(app, await OrderAsync(app, "open.1", Open()));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        var close = await OrderAsync(app, "close.2", Close());
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await CarryOutAsync(app, await OrderAsync(app, "open.3", Open()));

        await CarryOutAsync(app, close);

        Assert.Equal(PageStatus.Triggered, (await app.PageAsync(Id)).Status);
    }

    [Fact]
    public async Task Closed_ThenOpenedAgain_RingsFromTheFirstLevelByThePolicyOfNow()
    {
        await using var app = await StartAsync();
        await CarryOutAsync(app, await OrderAsync(app, "open.1", Open(first: "lea")));
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await CarryOutAsync(app, await OrderAsync(app, "close.2", Close()));
        await app.AdvanceAsync(Duration.FromMinutes(1));

        await CarryOutAsync(app, await OrderAsync(app, "open.3", Open(first: "otto")));

        var page = await app.PageAsync(Id);
        Assert.Equal((PageStatus.Triggered, 2, 0), (page.Status, page.Episode, page.Level));
        Assert.Equal(["otto", "otto", "lea"], page.Policy.Levels.Select(l => l.Targets[0].Id));
    }

    [Fact]
    public async Task Close_ThatArrivesBeforeItsOpening_IsTaken_AndNobodyIsRungForWhatIsOver()
    {
        await using var app = await StartAsync();
        var open = await OrderAsync(app, "open.1", Open());
        await app.AdvanceAsync(Duration.FromSeconds(5));

        await CarryOutAsync(app, await OrderAsync(app, "close.2", Close()));
        await CarryOutAsync(app, open);

        Assert.Empty(await app.EventsAsync(Id));
    }

    [Fact]
    public async Task Close_OfAnotherPageOfTheSamePromise_TouchesNothing()
    {
        await using var app = await StartAsync();
        var open = await OrderAsync(app, "open.1", Open());
        await app.AdvanceAsync(Duration.FromSeconds(5));

        await CarryOutAsync(app, await OrderAsync(app, "close.2", PageOrderData.Close("iem", "7:roster", PageStory.Lea, "Somebody came.")));
        await CarryOutAsync(app, open);

        Assert.Equal(PageStatus.Triggered, (await app.PageAsync(Id)).Status);
    }

    [Fact]
    public async Task UnknownPolicy_FailsForGoodAndSaysWhy()
    {
        await using var app = await StartAsync();
        var order = await OrderAsync(app, "open.1", Open(), policy: "gone");

        var fault = await Assert.ThrowsAsync<DeliveryException>(() => CarryOutAsync(app, order));

        Assert.False(fault.Retryable);
        Assert.Contains("There is no escalation policy with this id", fault.Message);
    }

    [Fact]
    public async Task OrderThatCannotBeRead_FailsForGoodNamingEveryField()
    {
        await using var app = await StartAsync();
        var data = new Dictionary<string, string?>(Open()) { ["externalId"] = null, ["due"] = "tomorrow", ["important"] = "very", ["severity"] = "bad" };

        var fault = await Assert.ThrowsAsync<DeliveryException>(async () => await CarryOutAsync(app, await OrderAsync(app, "open.1", data)));

        Assert.False(fault.Retryable);
        Assert.All(["externalId:", "due:", "important:", "severity:"], field => Assert.Contains(field, fault.Message));
    }

    [Fact]
    public async Task WordsThatAreTooLong_AreCut_AndThePageRings()
    {
        await using var app = await StartAsync();
        var subject = new string('x', 199) + "🚀 launch";

        await CarryOutAsync(app, await OrderAsync(app, "open.1", PageOrderData.Open("iem", "7:gate", subject, new string('y', 5000), important: false)));

        var page = await app.PageAsync(Id);
        Assert.Equal((new string('x', 199), 1000), (page.Subject, page.Reasons[0].Length));
    }

    static IReadOnlyDictionary<string, string?> Open(bool important = false, string? first = null) =>
        PageOrderData.Open("iem", "7:gate", "Go or no-go", "Nobody has decided", important, first: first);

    static IReadOnlyDictionary<string, string?> Close() => PageOrderData.Close("iem", "7:gate", Actor.System, "It is decided.");

    /// <summary>As a decision of the promise writes it into its outbox.</summary>
    static async Task<OutboxRow> OrderAsync(TestApp app, string what, IReadOnlyDictionary<string, string?> data, string policy = "default")
    {
        var row = new OutboxRow
        {
            Key = $"iem-7.{what}.page.{policy}",
            Template = Templates.PageOrder,
            Channel = Channel.Page,
            Recipient = new Recipient(null, policy, policy, "en", "UTC"),
            Body = Json.Write(data),
            Status = OutboxStatus.Waiting,
            CreatedAt = app.Now,
            NextAttemptAt = app.Now,
        };
        await app.Rows.CommitAsync("iem", "7", [.. Outbox.Insert(row)]);
        return row;
    }

    static Task<Handover> CarryOutAsync(TestApp app, OutboxRow order) => app.Get<PageOrders>().CarryOutAsync(app.Client, order);

    static async Task DecideAsync(TestApp app) => await app.SendAsync(await app.Get<DecidePage>().RunAsync(Id, app.Client));

    static IEnumerable<string> Paged(TestApp app) => app.Sms.Offered.Select(m => m.Recipient.PersonId!);

    static async Task<TestApp> StartAsync() => await (await new TestApp(PageStory.Policy).StaffedAsync()).OnCallAsync();
}
