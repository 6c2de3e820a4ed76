using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>What people write never makes a row too large to be written.</summary>
public class RoomTests
{
    /// <summary>Of a row, as the stores have it.</summary>
    const int RowBytes = 900 * 1024;

    [Fact]
    public void Spill_OfTheLongestMessagesThereAre_FitsItsRowsAndKeepsThemInOrder()
    {
        var messages = Enumerable.Range(0, 105).Select(n => Message($"m{n}", new string('你', 20_000))).ToList();

        var packed = Spill.Pack(messages);

        Assert.All(packed, row => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(row), 1, RowBytes));
        Assert.Equal(messages.Select(m => m.Key), packed.SelectMany(row => Json.Read<List<OutboxRow>>(row)).Select(m => m.Key));
        Assert.Equal([40, 40, 20], Spill.Pack([.. Enumerable.Range(0, 100).Select(n => Message($"m{n}", "short"))]).Select(row => Json.Read<List<OutboxRow>>(row).Count));
    }

    [Fact]
    public async Task Messages_ThatAreTooLongForACommitTogether_AreOwedAllTheSameAndNoneIsLeftAside()
    {
        await using var app = await new TestApp().StaffedAsync();
        var filed = await app.FileAsync();
        var messages = Enumerable.Range(0, 105).Select(n => Message($"m{n:D3}", new string('你', 20_000))).ToList();

        await app.Tickets.SaveAsync((await app.Tickets.FindAsync(filed.Id))!, new Change<Ticket>(filed, []), messages);

        Assert.Equal(messages.Select(m => m.Key), (await app.Tickets.UnsentAsync(filed.Id)).Select(m => m.Address.Key));
        var rows = await app.Rows.ListAsync(new RowRange(TicketKind.Table, filed.Id));
        Assert.DoesNotContain(rows, row => row.Key.StartsWith("aside-", StringComparison.Ordinal) || row.Key.StartsWith(Spill.Prefix, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_ThatIsFull_TakesNoMoreAndMayBecomeSmaller()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = (await app.Tickets.FindAsync((await app.FileAsync()).Id))!.State;
        var full = ticket with { Description = new string('x', RecordRoom.Most) };

        var refused = Assert.Throws<RefusalException>(() => RecordRoom.Require(TicketKind.Value, ticket, full));

        Assert.Equal(RefusalKind.Invalid, refused.Kind);
        Assert.Contains($"at most {RecordRoom.Most} are taken", refused.Errors[0].Reason, StringComparison.Ordinal);
        RecordRoom.Require(TicketKind.Value, full, full with { Subject = "" });
        RecordRoom.Require(TicketKind.Value, ticket, ticket with { Description = "More." });
    }

    static OutboxRow Message(string key, string body) => new()
    {
        Key = key,
        Template = "reply",
        Channel = Domain.Notifications.Channel.Email,
        Recipient = new Recipient(null, "Ann", "ann@enterprise.example", "en", "UTC"),
        Body = body,
        Status = OutboxStatus.Waiting,
        CreatedAt = Instant.FromUnixTimeSeconds(0),
        NextAttemptAt = Instant.FromUnixTimeSeconds(0),
    };
}
