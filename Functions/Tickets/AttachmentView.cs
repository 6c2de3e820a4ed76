using NodaTime;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Functions.Tickets;

/// <summary>A file of a ticket.</summary>
/// <param name="MediaType">As its sender called it. It is given out as application/octet-stream whatever it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of its content, in hex; also its ETag.</param>
/// <param name="Scanned">Whether something has looked for harm in it. Nothing does so far: look before you open it.</param>
/// <param name="Content">Where its content can be read.</param>
sealed record AttachmentView(string Id, string FileName, string MediaType, long Size, string Sha256, Actor By, Instant At, Visibility Visibility, bool Scanned, string Content)
{
    public static AttachmentView Of(string ticketId, Attachment file) => new(
        file.Id, file.FileName, file.MediaType, file.Size, file.Sha256, file.By, file.At, file.Public ? Visibility.Public : Visibility.Internal, file.Scanned, AddressOf(ticketId, file.Id));

    public static string AddressOf(string ticketId, string attachmentId) => $"/api/tickets/{ticketId}/attachments/{attachmentId}";
}
