using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Attachments;

/// <summary>
/// Files come to tickets and go. A content is written before the row that names it, and deleted after: a row without a content is never there, and a content without a row is found by
/// <see cref="UnsureContents"/>.
/// </summary>
public sealed class AttachmentDesk(
    PromiseStore<Ticket> tickets, ChangePromise<Ticket> changes, AttachmentRows attachments, UnsureContents unsure, IContentStore contents, NewId newId)
{
    public const long Most = TicketLimits.AttachmentBytes;

    public static RefusalException TooLarge(long most) => new(
        RefusalKind.TooLarge, $"The file is larger than {most / 1024 / 1024} MiB.", new FieldError("body", "Send less: compress it, or split it into several files. What is larger still belongs on a share that you link to."));

    /// <param name="file">Read no further than is taken.</param>
    /// <param name="once">Names the request: a repeat is given the first one's, and is not read. Null: each counts.</param>
    /// <exception cref="RefusalException">The ticket is not the caller's or takes no more, or the file is faulty, empty or too large: nothing of it is kept.</exception>
    public async Task<Attachment> AttachAsync(
        DurableTaskClient client, Caller caller, string ticketId, string channel, SentFile file, string? once, CancellationToken cancellation)
    {
        var ticket = await RequireAsync(caller, ticketId, cancellation);
        var asked = AttachmentRule.Check(file.Name, file.MediaType, file.Visibility, caller.ToActor().Kind);
        var id = AttachmentId.For(once ?? newId());
        if (once is not null && await attachments.FindAsync(ticketId, id, cancellation) is { } first)
        {
            return first;
        }

        AttachmentCommands.RequireRoom(ticket);
        if (file.Length > Most)
        {
            throw TooLarge(Most);
        }

        var noted = await unsure.NoteAsync(ticketId, $"tickets/{ticketId}/{AttachmentId.For(newId())}", cancellation);
        try
        {
            await using var measured = new MeasuredStream(file.Content, Most);
            await contents.WriteAsync(noted.Content, measured, cancellation);
            var attachment = new Attachment(id, asked.FileName, asked.MediaType, measured.Count, measured.Sha256(), caller.ToActor(), noted.At, asked.Public, noted.Content);
            await KeepAsync(client, caller, ticketId, channel, attachment, once, cancellation);
        }
        catch (RefusalException)
        {
            await unsure.DropAsync(noted, CancellationToken.None);
            throw;
        }

        // Of two that came at once under one name the first is kept.
        var kept = await attachments.FindAsync(ticketId, id, cancellation);
        await (kept?.Content == noted.Content ? unsure.KeepAsync(noted, cancellation) : unsure.DropAsync(noted, cancellation));
        return kept ?? throw new RefusalException(
            RefusalKind.Conflict, "The file was attached by this request before, and deleted since.", new FieldError("Idempotency-Key", "Use another key to attach it again."));
    }

    /// <summary>Those that the caller may see, oldest first.</summary>
    /// <exception cref="RefusalException">The ticket is not his.</exception>
    public async Task<IReadOnlyList<Attachment>> ListAsync(Caller caller, string ticketId, CancellationToken cancellation)
    {
        await RequireAsync(caller, ticketId, cancellation);
        return [.. (await attachments.ListAsync(ticketId, cancellation)).Where(a => MaySee(caller, a))];
    }

    /// <exception cref="RefusalException">There is none, or it is not for the caller.</exception>
    public async Task<Attachment> FindAsync(Caller caller, string ticketId, string attachmentId, CancellationToken cancellation)
    {
        await RequireAsync(caller, ticketId, cancellation);
        return await attachments.FindAsync(ticketId, attachmentId, cancellation) is { } found && MaySee(caller, found) ? found : throw NotFound(attachmentId);
    }

    /// <summary>Its content, to be read once and disposed of.</summary>
    /// <exception cref="RefusalException">Somebody has just deleted it.</exception>
    public async Task<Stream> OpenAsync(Attachment attachment, CancellationToken cancellation) =>
        await contents.OpenAsync(attachment.Content, cancellation) ?? throw NotFound(attachment.Id);

    /// <exception cref="RefusalException">There is none, or the caller is no member of the staff.</exception>
    public async Task<Attachment> DetachAsync(DurableTaskClient client, Caller caller, string ticketId, string attachmentId, string channel, CancellationToken cancellation)
    {
        var attachment = await FindAsync(caller, ticketId, attachmentId, cancellation);
        var noted = await unsure.NoteAsync(ticketId, attachment.Content, cancellation);
        await changes.ApplyTogetherAsync(
            client,
            ticketId,
            ifMatch: null,
            (ticket, now) => AttachmentCommands.Detach(ticket, attachment, caller.ToActor(), channel, now),
            once: $"detach-{attachment.Id}",
            [new RowChange.Delete(AttachmentRows.KeyOf(attachment.Id))],
            cancellation);
        await unsure.DropAsync(noted, cancellation);
        return attachment;
    }

    Task<Stored<Ticket>> KeepAsync(DurableTaskClient client, Caller caller, string ticketId, string channel, Attachment attachment, string? once, CancellationToken cancellation) => changes.ApplyTogetherAsync(
        client,
        ticketId,
        ifMatch: null,
        (ticket, now) =>
        {
            TicketAccess.Require(caller, ticket);
            RequireWhole(attachment, now - attachment.At);
            return AttachmentCommands.Attach(ticket, attachment, channel, now);
        },
        once,
        [AttachmentRows.Insert(attachment)],
        cancellation);

    static void RequireWhole(Attachment attachment, NodaTime.Duration took)
    {
        if (attachment.Size == 0)
        {
            throw new RefusalException(RefusalKind.Invalid, "The file cannot be taken.", new FieldError("body", "Is empty: send what is in the file as the body of the request."));
        }

        if (took > UnsureContents.LongestUpload)
        {
            throw new RefusalException(RefusalKind.Invalid, "The file cannot be taken.", new FieldError("body", $"Took more than {UnsureContents.LongestUpload.TotalHours:0} hours to come. Send it again by a faster way."));
        }
    }

    async Task<Ticket> RequireAsync(Caller caller, string ticketId, CancellationToken cancellation)
    {
        var ticket = (await tickets.FindAsync(ticketId, cancellation) ?? throw TicketKind.Value.NotFound(ticketId)).State;
        TicketAccess.Require(caller, ticket);
        return ticket;
    }

    static bool MaySee(Caller caller, Attachment attachment) => attachment.Public || caller.Role != Role.Customer;

    static RefusalException NotFound(string id) => new(RefusalKind.NotFound, "There is no such file.", new FieldError("attachment", "No file of this ticket that you may see has this id.", id));
}
