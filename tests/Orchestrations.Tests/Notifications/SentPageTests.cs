using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Notifications;

/// <summary>A day of sent messages, however many there are.</summary>
public class SentPageTests
{
    const string Ann = "ann@acme.example";
    static readonly LocalDate Day = new(2026, 3, 2);

    [Fact]
    public async Task Day_IsReadNewestFirst_InPages()
    {
        await using var app = new TestApp();
        var log = app.Get<SentLog>();
        for (var n = 0; n < 25; n++)
        {
            await log.WriteAsync(Message($"t{n}.hello", n % 5 == 0 ? Ann : "bob@acme.example", app.Now));
            await app.AdvanceAsync(Duration.FromMinutes(1));
        }

        // Written again by a late receipt, it is still one.
        await log.WriteAsync(Message("t24.hello", "bob@acme.example", app.Now - Duration.FromMinutes(1)));
        var (all, pages) = await PagesAsync(log, null, take: 10);
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(n => $"t{n}.hello"), all.Select(m => m.Key));
        Assert.Equal(3, pages.Count);
        Assert.Equal(all[9].At, pages[0].SearchedTo);
        Assert.Equal(["t20.hello", "t15.hello", "t10.hello", "t5.hello", "t0.hello"], (await PagesAsync(log, Ann.ToUpperInvariant(), take: 10)).All.Select(m => m.Key));
        Assert.Empty((await log.PageAsync(Day.PlusDays(1), null, 10, continuation: null)).Items);
    }

    [Fact]
    public async Task Search_ForOneOfVeryMany_SaysHowFarItCame()
    {
        await using var app = new TestApp();
        var log = app.Get<SentLog>();
        await log.WriteAsync(Message("t0.hello", Ann, app.Now));
        var content = Json.Write(new SentMessage("k", Channel.Email, To("bob@acme.example"), null, "Hello", OutboxStatus.Sent, "sendgrid", null, app.Now + Duration.FromHours(1)));
        foreach (var part in "0123456789abcdef")
        {
            var later = 999_999_999_999_999 - (app.Now + Duration.FromHours(1)).ToUnixTimeMilliseconds();
            foreach (var batch in Enumerable.Range(0, 130).Chunk(100))
            {
                await app.Rows.CommitAsync("sent", $"2026-03-02-{part}", [.. batch.Select(n => new RowChange.Insert($"{later + n:D15}-{part}{n}", content))]);
            }
        }

        var first = await log.PageAsync(Day, Ann, 10, continuation: null);
        Assert.Empty(first.Items);
        Assert.Equal(app.Now + Duration.FromHours(1), first.SearchedTo);
        Assert.Equal("t0.hello", Assert.Single((await log.PageAsync(Day, Ann, 10, first.Next)).Items).Key);
    }

    [Fact]
    public async Task Message_OfAnEarlierVersion_IsThereAsWell()
    {
        await using var app = new TestApp();
        var log = app.Get<SentLog>();
        await log.WriteAsync(Message("t1.hello", Ann, app.Now));
        var old = new SentMessage("t0.hello", Channel.Email, To(Ann), null, "Hello", OutboxStatus.Sent, "sendgrid", null, app.Now - Duration.FromHours(1));
        await app.Rows.CommitAsync("sent", "2026-03-02-7", [new RowChange.Insert(old.Key, Json.Write(old))]);

        Assert.Equal(["t1.hello", "t0.hello"], (await PagesAsync(log, null, take: 1)).All.Select(m => m.Key));
        Assert.Equal(["t0.hello", "t1.hello"], (await log.ListAsync(null, null)).Select(m => m.Key));
    }

    static async Task<(IReadOnlyList<SentMessage> All, IReadOnlyList<SentPage> Pages)> PagesAsync(SentLog log, string? recipient, int take)
    {
        var pages = new List<SentPage> { await log.PageAsync(Day, recipient, take, continuation: null) };
        while (pages[^1].Next is { } next)
        {
            pages.Add(await log.PageAsync(Day, recipient, take, next));
        }

        return ([.. pages.SelectMany(p => p.Items)], pages);
    }

    static Recipient To(string address) => new(null, "Ann", address, "en", "UTC");

    static OutboxRow Message(string key, string address, Instant at) => new()
    {
        Key = key,
        Template = "hello",
        Channel = Channel.Email,
        Recipient = To(address),
        Body = "Hello",
        Status = OutboxStatus.Sent,
        CreatedAt = at,
        NextAttemptAt = at,
    };
}
