using System.Text;
using NodaTime;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Attachments;
using SupportFlows.Orchestrations.PersonalData;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Attachments;

public class AttachmentDeskTests
{
    static readonly Caller Ann = new(Role.Customer, "key-1", "Acme", "acme", null);
    static readonly Caller Hana = new(Role.Staff, "key-2", "Hana", null, "hana");

    [Fact]
    public async Task Repeat_UnderTheSameName_IsTheFirstFileWhateverItBrings()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();

        var first = await AttachAsync(app, ticket.Id, "one", once: "k");
        var again = await AttachAsync(app, ticket.Id, "two", once: "k");
        var other = await AttachAsync(app, ticket.Id, "two", once: "l");

        Assert.Equal(first, again);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal("one", await ReadAsync(app, first));
        Assert.Equal((3, "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"), (first.Size, first.Sha256));
        Assert.Equal((2, 2), ((await app.TicketAsync(ticket.Id)).Attachments, app.Contents().Count));
    }

    [Fact]
    public async Task Two_AtOnceUnderOneName_AreOneFileAndTheOtherLeavesNothing()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        Attachment? inner = null;
        app.Rows.Before = async (table, changes) =>
        {
            if (table == "tickets" && changes.Any(c => c.Key.StartsWith("attachment-", StringComparison.Ordinal)))
            {
                app.Rows.Before = null;
                inner = await AttachAsync(app, ticket.Id, "inner", once: "k");
            }
        };

        var outer = await AttachAsync(app, ticket.Id, "outer", once: "k");

        Assert.Equal(inner, outer);
        Assert.Equal("inner", await ReadAsync(app, outer));
        Assert.Single(app.Contents());
        Assert.Equal(1, (await app.TicketAsync(ticket.Id)).Attachments);
    }

    [Theory]
    [InlineData("", RefusalKind.Invalid)]
    [InlineData("torn", RefusalKind.Malformed)]
    [InlineData("long", RefusalKind.TooLarge)]
    public async Task File_ThatIsEmptyTornOrTooLong_LeavesNothing(string what, RefusalKind kind)
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        using var content = what == "" ? new MemoryStream() : (Stream)new Endless(what == "torn" ? 100_000 : long.MaxValue);

        Assert.Equal(kind, (await Assert.ThrowsAsync<RefusalException>(() => AttachAsync(app, ticket.Id, content))).Kind);

        Assert.Empty(app.Contents());
        Assert.Empty(await UnsureAsync(app));
        Assert.Equal(0, (await app.TicketAsync(ticket.Id)).Attachments);
    }

    [Fact]
    public async Task Process_ThatDiesBetweenContentAndRow_LeavesWhatIsSweptAndNoRow()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Rows.DieBefore("tickets", IsOfAttachment);
        await Assert.ThrowsAsync<ProcessDiedException>(() => AttachAsync(app, ticket.Id, "orphan", once: "k"));
        app.Rows.DieAfter("tickets", IsOfAttachment);
        await Assert.ThrowsAsync<ProcessDiedException>(() => AttachAsync(app, ticket.Id, "kept", once: "l"));
        Assert.Equal(2, app.Contents().Count);

        await SweepAsync(app);
        Assert.Equal(2, app.Contents().Count);
        await app.AdvanceAsync(Duration.FromHours(3));
        await SweepAsync(app);

        Assert.Equal("kept", await ReadAsync(app, Assert.Single(await ListAsync(app, ticket.Id))));
        Assert.Single(app.Contents());
        Assert.Empty(await UnsureAsync(app));
        Assert.Equal("again", await ReadAsync(app, await AttachAsync(app, ticket.Id, "again", once: "k")));
    }

    [Fact]
    public async Task File_ThatTakesHoursToCome_IsRefusedBeforeItCouldBeSwept()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        app.Rows.Before = async (_, _) =>
        {
            app.Rows.Before = null;
            await app.AdvanceAsync(Duration.FromMinutes(61));
        };
        // Noting it takes the hour; the note is of when it began.
        Assert.Equal(RefusalKind.Invalid, (await Assert.ThrowsAsync<RefusalException>(() => AttachAsync(app, ticket.Id, "slow", once: null))).Kind);
        Assert.Empty(app.Contents());
    }

    [Fact]
    public async Task Deletion_ThatDiesInBetween_IsFinishedByTheSweep()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        var file = await AttachAsync(app, ticket.Id, "secret", once: "k");
        app.Rows.DieAfter("tickets", IsOfAttachment);
        await Assert.ThrowsAsync<ProcessDiedException>(() => DetachAsync(app, file, ticket.Id));
        Assert.Empty(await ListAsync(app, ticket.Id));
        Assert.Single(app.Contents());

        await app.AdvanceAsync(Duration.FromHours(3));
        await SweepAsync(app);

        Assert.Empty(app.Contents());
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<RefusalException>(() => DetachAsync(app, file, ticket.Id))).Kind);
        Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<RefusalException>(() => AttachAsync(app, ticket.Id, "secret", once: "k"))).Kind);
        Assert.Empty(app.Contents());
    }

    [Fact]
    public async Task Erasure_TakesContentAndName_AndLeavesThatTheyWereThere()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAsync();
        await AttachAsync(app, ticket.Id, "private", once: "k");
        await app.ChangeAsync(ticket.Id, (t, now) => TicketCommands.Close(app.Get<Catalog>(), t, TestApp.Staff, "api", "done", now));

        await app.Get<PersonErasure>().EraseContactAsync(await app.TicketAsync(ticket.Id));

        Assert.Empty(app.Contents());
        Assert.Empty(await ListAsync(app, ticket.Id));
        Assert.Empty(await UnsureAsync(app));
        var kept = await app.Rows.ListAsync(new RowRange("tickets", ticket.Id));
        Assert.All(kept, row => Assert.DoesNotContain("passport", row.Content, StringComparison.Ordinal));
        Assert.Contains(kept, row => row.Content.Contains("\"fileName\":\"[erased]\"", StringComparison.Ordinal));
        Assert.Equal(0, (await app.TicketAsync(ticket.Id)).Attachments);
    }

    static bool IsOfAttachment(RowChange change) => change.Key.StartsWith("attachment-", StringComparison.Ordinal);

    static async Task<Attachment> AttachAsync(TestApp app, string ticketId, string content, string? once)
    {
        using var sent = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return await AttachAsync(app, ticketId, sent, once);
    }

    static Task<Attachment> AttachAsync(TestApp app, string ticketId, Stream content, string? once = null) =>
        app.Get<AttachmentDesk>().AttachAsync(app.Client, Ann, ticketId, "api", new SentFile("passport.pdf", "application/pdf", null, null, content), once, CancellationToken.None);

    static Task<Attachment> DetachAsync(TestApp app, Attachment file, string ticketId) => app.Get<AttachmentDesk>().DetachAsync(app.Client, Hana, ticketId, file.Id, "api", CancellationToken.None);

    static Task<IReadOnlyList<Attachment>> ListAsync(TestApp app, string ticketId) => app.Get<AttachmentDesk>().ListAsync(Hana, ticketId, CancellationToken.None);

    static async Task<string> ReadAsync(TestApp app, Attachment file)
    {
        using var content = new StreamReader(await app.Get<AttachmentDesk>().OpenAsync(file, CancellationToken.None));
        return await content.ReadToEndAsync();
    }

    static Task SweepAsync(TestApp app) => app.Get<UnsureContents>().SweepAsync(CancellationToken.None);

    /// <summary>What is noted as being written or deleted.</summary>
    static async Task<IReadOnlyList<Row>> UnsureAsync(TestApp app) =>
        [.. (await Task.WhenAll("0123456789abcdef".Select(bucket => app.Rows.ListAsync(new RowRange("contents", $"{bucket}"))))).SelectMany(rows => rows)];

    /// <summary>Nothing but zeros, until the connection is lost.</summary>
    sealed class Endless(long until) : MemoryStream
    {
        long read;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Clear();
            return (read += buffer.Length) > until ? throw new IOException("The connection is gone.") : ValueTask.FromResult(buffer.Length);
        }
    }
}
