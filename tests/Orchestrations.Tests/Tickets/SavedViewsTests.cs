using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Tickets;

public class SavedViewsTests
{
    static readonly Caller Hana = new(Role.Staff, "k1", "Hana", null, "hana");
    static readonly Caller Ann = new(Role.Customer, "k2", "Ann", "acme", null);

    [Fact]
    public async Task Views_AreEachPersons_OnePerName()
    {
        await using var app = new TestApp();
        var views = app.Get<SavedViews>();

        await views.KeepAsync(Hana, " Fires ", "severity=business-critical");
        await views.KeepAsync(Hana with { Id = "another-key" }, "fires", "due=PT1H");
        await views.KeepAsync(Hana, "Acme", "account=acme");
        await views.KeepAsync(Ann, "Mine", "status=open");

        Assert.Equal([("Acme", "account=acme"), ("fires", "due=PT1H")], (await views.ListAsync(Hana)).Select(v => (v.Name, v.Query)));
        await views.RemoveAsync(Ann, (await views.ListAsync(Hana))[0].Id);
        Assert.Equal(2, (await views.ListAsync(Hana)).Count);
        await views.RemoveAsync(Hana, (await views.ListAsync(Hana))[0].Id);
        Assert.Equal("fires", Assert.Single(await views.ListAsync(Hana)).Name);
        await views.RemoveAsync(Hana, "no/such?row");
    }

    [Fact]
    public async Task Views_BeyondTheLimit_AndWithoutAName_AreRefused()
    {
        await using var app = new TestApp();
        var views = app.Get<SavedViews>();
        foreach (var n in Enumerable.Range(0, SavedViews.Most))
        {
            await views.KeepAsync(Hana, $"View {n}", "assignee=me");
        }

        await views.KeepAsync(Hana, "view 3", "assignee=all");
        Assert.Equal("name", Assert.Single((await Assert.ThrowsAsync<RefusalException>(() => views.KeepAsync(Hana, "One more", "assignee=me"))).Errors).Field);
        Assert.Equal(["name", "query"], (await Assert.ThrowsAsync<RefusalException>(() => views.KeepAsync(Ann, " ", new string('q', 501)))).Errors.Select(e => e.Field));
    }
}
