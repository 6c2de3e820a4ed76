using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Pages;

public class PageDeskTests
{
    [Fact]
    public async Task SameRequestTwice_IsOnePage()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();

        var (first, again, other) = (await app.OpenAsync(), await app.OpenAsync(), await app.OpenAsync("alert-2"));

        Assert.Equal((true, false, true), (first.Created, again.Created, other.Created));
        Assert.Equal(first.Page.State.Id, again.Page.State.Id);
        Assert.NotEqual(first.Page.State.Id, other.Page.State.Id);
        Assert.Equal([PageEvents.Triggered], await app.EventsAsync(first.Page.State.Id));
    }

    [Fact]
    public async Task ProcessDiedBeforeThePageWasTold_TheRepeatTellsIt()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();
        app.Rows.DieAfter(PageKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.OpenAsync());
        Assert.DoesNotContain(app.Client.Started, id => id.StartsWith("page-", StringComparison.Ordinal));

        var page = (await app.OpenAsync()).Page.State;

        Assert.Contains($"page-{page.Id}", app.Client.Started);
    }

    [Fact]
    public async Task UnknownPolicyAndNoSubject_AreBothSaid()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.OpenAsync(policy: "night", subject: " "));

        Assert.Equal(["policy", "subject"], refused.Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task TwoAcknowledgeInTheSameSecond_OneIsFirstAndTheOtherIsToldWhoWas()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();
        var (page, desk) = ((await app.OpenAsync()).Page.State, app.Get<PageDesk>());

        var answers = await Task.WhenAll(
            Task.Run(() => desk.AcknowledgeAsync(app.Client, page.Id, PageStory.Otto, "sms")),
            Task.Run(() => desk.AcknowledgeAsync(app.Client, page.Id, PageStory.Lea, "voice")));

        var first = Assert.Single(answers, a => a.Outcome == PageOutcome.Acknowledged);
        var second = Assert.Single(answers, a => a.Outcome == PageOutcome.AlreadyAcknowledged);
        Assert.Equal((first.By, first.At, first.Via), (second.By, second.At, second.Via));
        Assert.Single(await app.EventsAsync(page.Id), e => e == PageEvents.Acknowledged);
    }

    [Fact]
    public async Task AcknowledgementThatDiedBeforeItWasTold_IsToldByItsRepeat()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();
        var page = (await app.OpenAsync()).Page.State;
        app.Rows.DieAfter(PageKind.Table);
        await Assert.ThrowsAsync<ProcessDiedException>(() => app.Get<PageDesk>().AcknowledgeAsync(app.Client, page.Id, PageStory.Otto, "sms"));
        app.Client.Raised.Clear();

        Assert.Equal(PageOutcome.AlreadyAcknowledged, (await app.Get<PageDesk>().AcknowledgeAsync(app.Client, page.Id, PageStory.Otto, "sms")).Outcome);

        Assert.Equal($"page-{page.Id}", Assert.Single(app.Client.Raised).InstanceId);
    }

    [Fact]
    public async Task PageThatIsNotThere_IsNotFound()
    {
        await using var app = new TestApp();

        var refused = await Assert.ThrowsAsync<RefusalException>(() => app.Get<PageDesk>().CloseAsync(app.Client, "p0000000000000000", PageStory.Otto, "api"));

        Assert.Equal(RefusalKind.NotFound, refused.Kind);
    }

    [Fact]
    public async Task Alert_IsAnsweredByItsNumberInATextAndByALinkInAnEmail()
    {
        await using var app = await (await new TestApp(configure: (services, _) => services.AddSingleton<PublicUrl>(() => "https://help.example")).StaffedAsync()).OnCallAsync();
        await app.PutResponderAsync(new Responder
        {
            Id = "otto",
            Methods = [new ContactMethod("text", Channel.Sms, "+493010000004", app.Now), new ContactMethod("mail", Channel.Email, "otto@vendor.example", app.Now)],
        });
        var page = (await app.OpenAsync()).Page.State;

        await app.SendAsync(await app.Get<DecidePage>().RunAsync(page.Id, app.Client));

        Assert.Contains("1a", Assert.Single(app.Sms.Taken.Values).Body, StringComparison.Ordinal);
        Assert.Contains("https://help.example/api/pages/link/", Assert.Single(app.Email.Taken.Values).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_ByStatusAndNewestFirst_ArePagedWithoutLossOrRepeat()
    {
        await using var app = await (await new TestApp().StaffedAsync()).OnCallAsync();
        var ids = new List<string>();
        foreach (var n in Enumerable.Range(0, 5))
        {
            var page = (await app.OpenAsync($"alert-{n}")).Page.State;
            await app.AdvanceAsync(NodaTime.Duration.FromSeconds(1));
            ids.Insert(0, page.Id);
        }

        await app.Get<PageDesk>().CloseAsync(app.Client, ids[2], PageStory.Otto, "api");
        foreach (var id in ids)
        {
            await app.Get<DecidePage>().RunAsync(id, app.Client);
        }

        var lists = app.Get<PageLists>();
        var first = await lists.ListAsync(status: null, take: 3, continuation: null);
        var rest = await lists.ListAsync(status: null, take: 3, first.Next);
        Assert.Equal(ids, first.Items.Concat(rest.Items).Select(p => p.Id));
        Assert.Null(rest.Next);
        Assert.Equal([ids[2]], (await lists.ListAsync(PageStatus.Closed, 3, null)).Items.Select(p => p.Id));
        Assert.Equal(4, (await lists.ListAsync(PageStatus.Triggered, 10, null)).Items.Count);
    }

    [Fact]
    public void IdsOfTicketsPagesAndOthers_NeverMeet()
    {
        var ticket = Orchestrations.Tickets.TicketId.For("api:ops", "alert-1");

        Assert.True(PageId.IsValid(PageId.ForTicket(ticket)));
        Assert.NotEqual(PageId.ForTicket(ticket), PageId.For("api:ops", "alert-1"));
        Assert.False(PageId.IsValid(ticket));
        Assert.False(PageId.IsValid(""));
    }
}
