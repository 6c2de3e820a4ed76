using System.Net.Http.Headers;
using SupportFlows.Client.Http;

namespace SupportFlows.Client;

public sealed partial class TicketsApi
{
    /// <summary>Attaches a file to it. No clock starts or stops by it.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="fileName">Without a folder.</param>
    /// <param name="content">What is in the file: 20 MiB at most. It is held until the app has answered, so that it can be sent again.</param>
    /// <param name="visibility">One of <see cref="Visibilities"/>. Null for a customer, whose files are always public; the staff must say.</param>
    /// <param name="mediaType">Such as <c>text/plain</c>. Null: not known.</param>
    /// <param name="options">Null: the standard ones.</param>
    /// <param name="cancellation">Stops waiting; it may have been attached.</param>
    public Task<Attachment> AttachAsync(
        string id, string fileName, ReadOnlyMemory<byte> content, string? visibility = null, string? mediaType = null, CommandOptions? options = null, CancellationToken cancellation = default) =>
        transport.PostAsync<Attachment>(
            Route.With(At(id, "attachments"), ("name", fileName), ("visibility", visibility)), content, MediaTypeHeaderValue.Parse(mediaType ?? "application/octet-stream"), options, cancellation);

    /// <summary>Its files, oldest first.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public IAsyncEnumerable<Attachment> AttachmentsAsync(string id, CancellationToken cancellation = default) => transport.ListAsync<Attachment>(At(id, "attachments"), cancellation);

    /// <summary>What is in a file of it. Nobody has looked for harm in it.</summary>
    /// <param name="id">The ticket's.</param>
    /// <param name="attachment">The file's id.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<byte[]> ReadAttachmentAsync(string id, string attachment, CancellationToken cancellation = default) => transport.GetBytesAsync(Route.To("tickets", id, "attachments", attachment), cancellation);
}
