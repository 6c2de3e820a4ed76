using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Access;

public class ApiKeysTests
{
    [Fact]
    public async Task Key_OpensToItsCaller_AndOnlyItsHashIsKept()
    {
        await using var app = new TestApp();
        var written = new List<string>();
        app.Rows.Before = (_, changes) =>
        {
            written.AddRange(changes.Select(c => $"{c.Key} {c}"));
            return Task.CompletedTask;
        };

        var key = await app.Get<ApiKeys>().CreateAsync(new ApiKeySpec(Role.Customer, "Acme", AccountId: "acme"));

        var caller = await app.Get<ApiKeys>().FindAsync(key.Secret);
        Assert.Equal(new Caller(Role.Customer, key.Id, "Acme", "acme", null), caller);
        Assert.Equal(ActorKind.Customer, caller!.ToActor().Kind);
        Assert.NotEmpty(written);
        Assert.All(written, row => Assert.DoesNotContain(key.Secret, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_ThatWasRevoked_StaysSo_WhoeverStillHasItInTheSettings()
    {
        const string Secret = "a-secret-that-an-operator-chose-0123456789";
        await using var app = new TestApp();
        var keys = app.Get<ApiKeys>();
        await keys.EnsureAsync(new ApiKeySpec(Role.Operator, "First operator"), Secret);
        var first = (await keys.FindAsync(Secret))!;
        await keys.RevokeAsync(first.Id);

        await keys.EnsureAsync(new ApiKeySpec(Role.Operator, "First operator"), Secret);

        Assert.Null(await keys.FindAsync(Secret));
    }

    [Fact]
    public async Task Key_UnknownExpiredOrRevoked_OpensNothing()
    {
        await using var app = new TestApp();
        var keys = app.Get<ApiKeys>();
        var expiring = await keys.CreateAsync(new ApiKeySpec(Role.Staff, "Hana", PersonId: "hana", ExpiresAt: app.Now + Duration.FromHours(1)));
        var revoked = await keys.CreateAsync(new ApiKeySpec(Role.Operator, "Ops"));
        Assert.Equal("hana", (await keys.FindAsync(expiring.Secret))?.ToActor().Id);
        Assert.NotNull(await keys.FindAsync(revoked.Secret));

        await keys.RevokeAsync(revoked.Id);
        await app.AdvanceAsync(Duration.FromHours(1));

        Assert.Null(await keys.FindAsync(expiring.Secret));
        Assert.Null(await keys.FindAsync(revoked.Secret));
        Assert.Null(await keys.FindAsync(revoked.Secret + "x"));
        Assert.Null(await keys.FindAsync(""));
    }

    [Fact]
    public async Task Key_OfACustomerWithoutAccount_IsRefused()
    {
        await using var app = new TestApp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.Get<ApiKeys>().CreateAsync(new ApiKeySpec(Role.Customer, "")));

        Assert.Equal(["name", "accountId"], refusal.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("../..")]
    public async Task Key_ThatIsNotThere_CannotBeRevoked(string id)
    {
        await using var app = new TestApp();

        var refusal = await Assert.ThrowsAsync<RefusalException>(() => app.Get<ApiKeys>().RevokeAsync(id));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
    }

    [Fact]
    public async Task Ticket_OfAnotherCustomer_IsNotFound()
    {
        await using var app = await new TestApp().StaffedAsync();
        var (own, strangers) = (await app.FileAsync(), await app.FileAsync(TestApp.Request("2", email: "who@else.example")));
        var customer = new Caller(Role.Customer, "k", "Acme", "acme", null);

        TicketAccess.Require(customer, own);
        TicketAccess.Require(new Caller(Role.Staff, "k", "Hana", null, "hana"), strangers);
        Assert.All(
            [(customer with { AccountId = "bolt" }, own), (customer, strangers), (customer with { AccountId = null }, strangers)],
            pair => Assert.Equal(RefusalKind.NotFound, Assert.Throws<RefusalException>(() => TicketAccess.Require(pair.Item1, pair.Item2)).Kind));
    }
}
