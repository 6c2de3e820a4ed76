using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Attachments;

/// <summary>What is known of a ticket's files: rows of its own partition, so that each comes and goes in one commit with its event.</summary>
public sealed class AttachmentRows(IRowStore rows)
{
    const string Prefix = "attachment-";

    public static string KeyOf(string attachmentId) => Prefix + attachmentId;

    public static RowChange Insert(Attachment attachment) => new RowChange.Insert(KeyOf(attachment.Id), Json.Write(attachment));

    public async Task<Attachment?> FindAsync(string ticketId, string attachmentId, CancellationToken cancellation)
    {
        if (!AttachmentId.IsValid(attachmentId))
        {
            return null;
        }

        var row = await rows.GetAsync(new RowAddress(TicketKind.Table, ticketId, KeyOf(attachmentId)), cancellation);
        return row is null ? null : Json.Read<Attachment>(row.Content);
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Attachment>> ListAsync(string ticketId, CancellationToken cancellation)
    {
        var found = await rows.ListAsync(new RowRange(TicketKind.Table, ticketId, Prefix, RowStoreExtensions.EndOf(Prefix)), cancellation);
        return [.. found.Select(row => Json.Read<Attachment>(row.Content)).OrderBy(a => a.At).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }
}
