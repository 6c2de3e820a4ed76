using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.PersonalData;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Trail;

namespace SupportFlows.Orchestrations.Tests.PersonalData;

public class RetentionTests
{
    static readonly TrailAct Act = new("key-made", "k1", "Otto Operator", "k2", "", "");

    [Fact]
    public async Task Ticket_ClosedLongAgo_IsAboutNobody_AndTheOthersAreAsTheyWere()
    {
        await using var app = await new TestApp(configure: (services, _) => services.AddSingleton(new RetentionSettings(TicketMonths: 1, AuditTrailMonths: 2))).StaffedAsync();
        var (old, open) = (await ClosedAsync(app, "1"), await app.FileAsync(TestApp.Request("2")));
        await app.Get<AuditTrail>().AppendAsync(Act);
        await app.AdvanceAsync(Duration.FromDays(20));
        var young = await ClosedAsync(app, "3");
        await app.AdvanceAsync(Duration.FromDays(20));

        await app.Get<Retention>().RunAsync();

        Assert.Equal(("[erased]", "[erased]"), await ShownAsync(app, old.Id));
        Assert.All([await ShownAsync(app, young.Id), await ShownAsync(app, open.Id)], shown => Assert.NotEqual("[erased]", shown.Subject));
        Assert.Single((await TrailAsync(app)).Items);

        // Those that have become old since, and none twice.
        await app.AdvanceAsync(Duration.FromDays(30));
        var written = 0;
        app.Rows.Before = (table, _) => Task.FromResult(table == TicketKind.Table ? ++written : written);
        await app.Get<Retention>().RunAsync();
        Assert.Equal("[erased]", (await ShownAsync(app, young.Id)).Subject);
        Assert.Empty((await TrailAsync(app)).Items);
        var done = written;
        await app.Get<Retention>().RunAsync();
        Assert.Equal(done, written);
    }

    static async Task<Ticket> ClosedAsync(TestApp app, string externalId)
    {
        var ticket = await app.FileAndDecideAsync(TestApp.Request(externalId));
        await app.ChangeAsync(ticket.Id, (t, now) => TicketCommands.Close(app.Get<Catalog>(), t, TestApp.Staff, "api", "done", now));
        // Which lists it as closed.
        await app.SendAsync(await app.DecideAsync(ticket.Id));
        return await app.TicketAsync(ticket.Id);
    }

    static async Task<(string Subject, string? Email)> ShownAsync(TestApp app, string id)
    {
        var ticket = (await app.Get<PromiseStore<Ticket>>().FindAsync(id))!.State;
        return (ticket.Subject, ticket.Contact.Email);
    }

    static Task<TrailPage> TrailAsync(TestApp app) => app.Get<AuditTrail>().ReadAsync(new Interval(Instant.FromUtc(2026, 3, 1, 0, 0), app.Now), 10, null);
}
