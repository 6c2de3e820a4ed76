using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Accounts;

public class AccountDirectoryTests
{
    static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public async Task Account_IsFoundByEmailWhateverItsCaseAndByPhoneWhateverItsSpaces()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();
        await directory.PutAsync(TestApp.Account("acme", TestApp.Known) with { Contacts = [new Contact("Ann", TestApp.Known, "+49 30 123-456")] });

        Assert.Equal("acme", (await directory.FindByContactAsync("Ann@ACME.example", null))?.Id);
        Assert.Equal("acme", (await directory.FindByContactAsync("other@else.example", "+4930 123456"))?.Id);
        Assert.Null(await directory.FindByContactAsync("other@else.example", "12"));
        Assert.Null(await directory.FindByContactAsync(null, null));
    }

    [Fact]
    public async Task Email_OfAnotherAccount_IsRefusedUntilThatOneGivesItUp()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();
        await directory.PutAsync(TestApp.Account("acme", TestApp.Known));

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => directory.PutAsync(TestApp.Account("bolt", "ANN@acme.example")));
        Assert.Equal((RefusalKind.Conflict, "contacts[0].email"), (refusal.Kind, refusal.Errors[0].Field));
        Assert.Null(await directory.GetAsync("bolt"));

        await directory.PutAsync(TestApp.Account("acme", "new@acme.example"));
        await directory.PutAsync(TestApp.Account("bolt", TestApp.Known));
        Assert.Equal("bolt", (await directory.FindByContactAsync(TestApp.Known, null))?.Id);
    }

    [Fact]
    public async Task Account_RefusedForOneAddress_LeavesNoneOfItsOthersBehind()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();
        var acme = await directory.PutAsync(TestApp.Account("acme", TestApp.Known) with { Contacts = [new Contact("Ann", TestApp.Known, "+4930123456"), new Contact("Al", "al@acme.example", null)] });

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => directory.PutAsync(
            acme with { Id = "bolt", Contacts = [new Contact("Bob", "bob@bolt.example", "+4930123456"), .. acme.Contacts] }));

        Assert.Equal(["contacts[1].email", "contacts[2].email"], refusal.Errors.Select(e => e.Field));
        Assert.Equal("acme", (await directory.FindByContactAsync(null, "+4930123456"))?.Id);
        await directory.PutAsync(TestApp.Account("cog", "bob@bolt.example"));
    }

    [Fact]
    public async Task Email_ClaimedByAWriteThatDied_CanBeTakenByAnotherAMinuteLater()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();
        app.Rows.DieBefore("accounts");
        await Assert.ThrowsAsync<ProcessDiedException>(() => directory.PutAsync(TestApp.Account("acme", TestApp.Known)));

        await Assert.ThrowsAsync<RefusalException>(() => directory.PutAsync(TestApp.Account("bolt", TestApp.Known)));
        await app.AdvanceAsync(Duration.FromMinutes(1));

        await directory.PutAsync(TestApp.Account("bolt", TestApp.Known));

        Assert.Equal("bolt", (await directory.FindByContactAsync(TestApp.Known, null))?.Id);
    }

    [Fact]
    public async Task Email_ClaimedByTwoAtOnce_GoesToOne()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            try
            {
                return (await directory.PutAsync(TestApp.Account($"account-{n}", TestApp.Known))).Id;
            }
            catch (RefusalException)
            {
                return null;
            }
        })));

        var owner = (await directory.FindByContactAsync(TestApp.Known, null))?.Id;
        Assert.NotNull(owner);
        Assert.Equal(owner, Assert.Single(outcomes, o => o is not null));
    }

    [Fact]
    public async Task Phone_SharedByTwoAccounts_SaysNothing()
    {
        await using var app = new TestApp();
        var directory = app.Get<AccountDirectory>();
        foreach (var id in new[] { "acme", "bolt" })
        {
            await directory.PutAsync(TestApp.Account(id, $"a@{id}.example") with { Contacts = [new Contact("A", $"a@{id}.example", "+4930123456")] });
        }

        Assert.Null(await directory.FindByContactAsync(null, "+4930123456"));
        await directory.PutAsync(TestApp.Account("bolt", "a@bolt.example"));
        Assert.Equal("acme", (await directory.FindByContactAsync(null, "+4930123456"))?.Id);
    }

    [Fact]
    public async Task Faults_AreSaidAllAtOnce()
    {
        await using var app = new TestApp();
        var faulty = new Account("No Id", " ", "eu", "Mars/Base", "english",
            [new Subscription("gold", Start, Start)],
            [new Contact("Ann", "not an address", "12", TimeZone: "x"), new Contact("Bob", null, null)]);

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.Get<AccountDirectory>().PutAsync(faulty));

        Assert.Equal(
            ["id", "name", "timeZone", "language", "subscriptions[0].plan", "subscriptions[0].to", "contacts[0].email", "contacts[0].phone", "contacts[0].timeZone", "contacts[1]"],
            refusal.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(9, true)]
    [InlineData(null, true)]
    public async Task Subscriptions_ThatOverlap_AreRefused(int? endsAfterDays, bool refused)
    {
        await using var app = new TestApp();
        var second = Start + Duration.FromDays(endsAfterDays == 9 ? 9 : 10);
        Instant? end = endsAfterDays is null ? null : Start + Duration.FromDays(10);
        var account = TestApp.Account("acme", TestApp.Known) with { Subscriptions = [new Subscription("business", second), new Subscription("enterprise", Start, end)] };

        var fault = await Record.ExceptionAsync(() => app.Get<AccountDirectory>().PutAsync(account));

        Assert.Equal(refused, fault is RefusalException { Errors: [{ Field: "subscriptions[1].from" }] });
        Assert.Equal(refused, fault is not null);
    }

    [Theory]
    [InlineData(Channel.Slack, " C0123456789 ", null)]
    [InlineData(Channel.WeCom, "elmExchange2026", null)]
    [InlineData(Channel.Slack, "U0123456789", "imGroup.address")]
    [InlineData(Channel.Slack, "#general", "imGroup.address")]
    [InlineData(Channel.WeCom, "elm-exchange", "imGroup.address")]
    [InlineData(Channel.WeCom, null, "imGroup.address")]
    [InlineData(Channel.Email, "ann@acme.example", "imGroup.channel")]
    public async Task ImGroup_IsAChannelOfSlackOrAChatOfWeCom(Channel channel, string? address, string? fault)
    {
        await using var app = new TestApp();
        var account = TestApp.Account("acme", TestApp.Known) with { ImGroup = new ImGroup(channel, address!) };

        var refusal = await Record.ExceptionAsync(() => app.Get<AccountDirectory>().PutAsync(account)) as RefusalException;

        Assert.Equal(fault, refusal?.Errors.Single().Field);
        Assert.Equal(fault is null ? address!.Trim() : null, (await app.Get<AccountDirectory>().GetAsync("acme"))?.ImGroup?.Address);
    }

    [Fact]
    public async Task People_ThatArePut_AreListedAtOnce_AndFaultsAreSaid()
    {
        await using var app = await new TestApp().StaffedAsync();
        var people = app.Get<People>();
        Assert.Equal(3, (await people.ListAsync()).Count);

        await people.PutAsync(TestApp.Person("zoe", Domain.Plans.HandlerTier.CloudSupportEngineer, PersonRole.Handler) with { Skills = [" CVM ", "cvm"] });

        Assert.Equal(["cvm"], (await people.ListAsync()).Single(p => p.Id == "zoe").Skills);
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => people.PutAsync(TestApp.Person("x", null, PersonRole.Handler) with { Email = "x" }));
        Assert.Equal(["email", "tier"], refusal.Errors.Select(e => e.Field));
        Assert.Null(await people.GetAsync("../x"));
    }
}
