using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Tickets;

static class TicketCommands
{
    public static IConfigurator AddTickets(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("tickets", tickets =>
        {
            tickets.SetDescription("File tickets, watch their clocks, answer them.");
            tickets.AddAsyncDelegate("file", line.Do<FileSettings>(FileAsync))
                .WithDescription("File a ticket. When this returns, it is kept and its clock runs.")
                .WithExample("tickets", "file", "--subject", "\"Checkout is down\"", "--severity", "business-critical", "--contact", "\"Ann Lee <ann@example.com>\"", "--description", "\"Every order fails.\"");
            tickets.AddAsyncDelegate("list", line.Do<ListSettings>(ListAsync))
                .WithDescription("Tickets, soonest due first.")
                .WithExample("tickets", "list", "--status", "new", "--json");
            tickets.AddAsyncDelegate("show", line.Do<IdSettings>((s, asked, ct) => s.Show("Reading the ticket", s.Client.Tickets.GetAsync(asked.Id, ct), t => TicketView.Of(t, s.Terminal.Time.GetUtcNow()))))
                .WithDescription("A ticket as it stands.");
            tickets.AddAsyncDelegate("watch", line.Do<WatchSettings>(TicketWatch.RunAsync))
                .WithDescription("A ticket with its clocks counting down, until it is closed or you press Ctrl+C. To a file: a line a change.");
            tickets.AddAsyncDelegate("reply", line.Do<ReplySettings>(ReplyAsync))
                .WithDescription("Write to the other side, or a note to the staff.")
                .WithExample("tickets", "reply", "t4f…", "\"We are on it.\"");
            tickets.AddAsyncDelegate("attach", line.Do<AttachSettings>(AttachAsync))
                .WithDescription("Attach a file. For staff: the customer sees it, unless --internal.")
                .WithExample("tickets", "attach", "t4f…", "app.log");
            tickets.AddAsyncDelegate("attachments", line.Do<IdSettings>(FilesAsync))
                .WithDescription("The files of a ticket.");
            tickets.AddAsyncDelegate("resolve", line.Do<IdSettings>((s, asked, ct) => Done(s, s.Client.Tickets.ResolveAsync(asked.Id, cancellation: ct))))
                .WithDescription("Say that it is solved. For staff.");
            tickets.AddAsyncDelegate("close", line.Do<ReasonSettings>((s, asked, ct) => Done(s, s.Client.Tickets.CloseAsync(asked.Id, asked.Reason, cancellation: ct))))
                .WithDescription("End it.");
            tickets.AddAsyncDelegate("reopen", line.Do<ReasonSettings>((s, asked, ct) => Done(s, s.Client.Tickets.ReopenAsync(asked.Id, asked.Reason, cancellation: ct))))
                .WithDescription("Take it up again.");
        });
        return config;
    }

    static async Task FileAsync(Session session, FileSettings asked, CancellationToken cancellation)
    {
        var (name, email, phone) = Typed.Contact("--contact", asked.Contact);
        var ticket = new NewTicket
        {
            Subject = Typed.Needed("--subject", asked.Subject),
            Severity = Typed.Needed("--severity", asked.Severity),
            Contact = new Contact(name, email, phone),
            Description = await Typed.Words(session.Terminal, "--description", asked.Description, cancellation),
            Product = asked.Product,
            Software = asked.Software?.Split('@', 2) is [var software, .. var version] ? new Software(software, version.FirstOrDefault()) : null,
            ExternalId = asked.ExternalId,
            AccountId = asked.Account,
        };
        await Done(session, session.Client.Tickets.FileAsync(ticket, cancellation: cancellation));
    }

    static Task ListAsync(Session session, ListSettings asked, CancellationToken cancellation)
    {
        var query = new TicketQuery { Status = asked.Status, Account = asked.Account, Assignee = asked.Assignee, DueBefore = Typed.Instant("--due-before", asked.DueBefore) };
        var now = session.Terminal.Time.GetUtcNow();
        return session.List(session.Client.Tickets.ListAsync(query, cancellation), asked.Limit, "No such tickets.", TicketView.Columns, t => TicketView.Row(t, now), cancellation);
    }

    static async Task ReplyAsync(Session session, ReplySettings asked, CancellationToken cancellation)
    {
        var words = await Typed.Words(session.Terminal, "<text>", asked.Text, cancellation);
        await Done(session, session.Client.Tickets.ReplyAsync(asked.Id, words, isPublic: !asked.Note, cancellation: cancellation));
    }

    static async Task AttachAsync(Session session, AttachSettings asked, CancellationToken cancellation)
    {
        var content = await ReadAsync(asked.File, cancellation);
        var file = session.Client.Tickets.AttachAsync(asked.Id, Path.GetFileName(asked.File), content, asked.Internal ? Visibilities.Internal : Visibilities.Public, asked.Type, cancellation: cancellation);
        await session.Show("Sending the file", file, f => Shapes.Facts([("Id", f.Id), ("File", f.FileName), ("Bytes", $"{f.Size}"), ("SHA-256", f.Sha256)]));
    }

    static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"<file> cannot be read: {unread.Message}");
        }
    }

    static Task FilesAsync(Session session, IdSettings asked, CancellationToken cancellation) => session.List(
        session.Client.Tickets.AttachmentsAsync(asked.Id, cancellation), limit: null, "It has no files.", ["Id", "File", "Bytes", "Who sees it", "At"], f => [f.Id, f.FileName, $"{f.Size}", f.Visibility, Moment.Of(f.At)], cancellation);

    static Task Done(Session session, Task<Ticket> ticket) => session.Show("Telling the app", ticket, t => TicketView.Of(t, session.Terminal.Time.GetUtcNow()));
}
