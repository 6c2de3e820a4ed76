using NodaTime;
using SupportFlows.Domain.Trail;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Trail;

namespace SupportFlows.Orchestrations.Tests.Trail;

public class AuditTrailTests
{
    static readonly TrailAct Act = new("key-made", "k1", "Otto Operator", "k2", "staff: Hana", "198.51.100.7");

    [Fact]
    public async Task Entries_OfSeveralDaysAndAtOnce_AreOneChain()
    {
        await using var app = new TestApp();
        var trail = app.Get<AuditTrail>();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(n => trail.AppendAsync(Act with { Subject = $"k{n}" })));
        await app.AdvanceAsync(Duration.FromDays(3));
        await trail.AppendAsync(Act with { Act = "key-revoked" });

        var page = await trail.ReadAsync(Always(app), take: 4, continuation: null);
        var rest = await trail.ReadAsync(Always(app), take: 4, page.Continuation);

        Assert.Equal((true, true, null), (page.IsWhole, rest.IsWhole, rest.Continuation));
        Assert.Equal([1, 2, 3, 4, 5, 1], page.Items.Concat(rest.Items).Select(e => e.Number));
        Assert.Equal(page.Items.Concat(rest.Items).Select(e => e.Hash).SkipLast(1).Prepend(TrailChain.Start), page.Items.Concat(rest.Items).Select(e => e.Before));
        Assert.Equal(["key-revoked"], (await trail.ReadAsync(new Interval(app.Now, app.Now + Duration.FromDays(1)), 10, null)).Items.Select(e => e.Act));
    }

    [Fact]
    public async Task Entry_ChangedOrTakenOutOfTheStore_IsFound()
    {
        await using var app = new TestApp();
        var trail = app.Get<AuditTrail>();
        for (var n = 0; n < 3; n++)
        {
            await trail.AppendAsync(Act);
        }

        await app.AdvanceAsync(Duration.FromDays(1));
        await trail.AppendAsync(Act);
        var second = (await app.Rows.GetAsync(new RowAddress("trail", "2026-03-02", "entry-00000002")))!;
        await app.Rows.CommitAsync("trail", "2026-03-02", [new RowChange.Upsert(second.Key, second.Content.Replace("Otto", "Nora", StringComparison.Ordinal))]);
        Assert.Equal([new TrailBreak(new LocalDate(2026, 3, 2), 2, "The entry is not as it was written.")], (await trail.ReadAsync(Always(app), 10, null)).Breaks);

        await app.Rows.CommitAsync("trail", "2026-03-02", [new RowChange.Upsert(second.Key, second.Content), new RowChange.Delete("entry-00000003")]);
        var broken = await trail.ReadAsync(Always(app), 10, null);
        Assert.False(broken.IsWhole);
        // Of the day itself by its head, and of the next by what that holds on to.
        Assert.Equal([3, 1], broken.Breaks.Select(b => b.Number));
    }

    [Fact]
    public async Task Days_ThatAreForgotten_LeaveWhatTheNextHoldsOnTo_AlsoWhenItEndedInTheMiddle()
    {
        await using var app = new TestApp();
        var trail = app.Get<AuditTrail>();
        for (var n = 0; n < 120; n++)
        {
            await trail.AppendAsync(Act);
        }

        await app.AdvanceAsync(Duration.FromDays(1));
        await trail.AppendAsync(Act);
        var deletions = 0;
        app.Rows.Before = (_, changes) => changes.All(c => c is RowChange.Delete) && ++deletions == 2 ? throw new IOException("The end.") : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => trail.ForgetAsync(new LocalDate(2026, 3, 3)));
        app.Rows.Before = null;

        await trail.ForgetAsync(new LocalDate(2026, 3, 3));
        await app.AdvanceAsync(Duration.FromDays(1));
        await trail.AppendAsync(Act);

        var left = await trail.ReadAsync(Always(app), 10, null);
        Assert.Equal((2, true), (left.Items.Count, left.IsWhole));
        Assert.Empty(await app.Rows.ListAsync(new RowRange("trail", "2026-03-02")));
    }

    [Fact]
    public async Task Attempts_ThatAreRefused_MakeOneEntryInTenMinutes()
    {
        await using var app = new TestApp();
        var attempts = app.Get<RefusedAttempts>();
        for (var n = 0; n < 50; n++)
        {
            await attempts.NoteAsync("sign-in-failed", "", "", "ListTickets", $"198.51.100.{n % 7}");
        }

        await attempts.NoteAsync("role-refused", "k1", "Acme", "CreateKey", "198.51.100.7");
        await app.AdvanceAsync(Duration.FromMinutes(10));
        await attempts.NoteAsync("sign-in-failed", "", "", "ListTickets", "198.51.100.6");

        Assert.Equal(
            [
                "1 since the entry before; from 198.51.100.0",
                "1 since the entry before; from 198.51.100.7",
                "50 since the entry before; from 198.51.100.1, 198.51.100.2, 198.51.100.3, 198.51.100.4, 198.51.100.5 and others",
            ],
            (await app.Get<AuditTrail>().ReadAsync(Always(app), 10, null)).Items.Select(e => e.Details));
    }

    static Interval Always(TestApp app) => new(Instant.FromUtc(2026, 1, 1, 0, 0), app.Now + Duration.FromDays(1));
}
