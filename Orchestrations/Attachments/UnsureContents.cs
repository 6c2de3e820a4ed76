using NodaTime;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Attachments;

/// <summary>
/// Contents that are being written or deleted. Each is noted before and taken off the list after; what is still on it long after was left by a process that died in between, and is
/// deleted unless a ticket has it. So nothing has to look through all contents to find one that is nobody's.
/// </summary>
public sealed class UnsureContents(IRowStore rows, IContentStore contents, AttachmentRows attachments, TimeProvider time)
{
    /// <summary>Nothing takes as long: a file that is not whole after half of it is refused.</summary>
    static readonly Duration Patience = Duration.FromHours(2);

    /// <summary>Of each part of the list, in one run.</summary>
    const int Slice = 100;

    const string Table = "contents";

    /// <summary>How long a file may take to come, by the app's clock.</summary>
    public static readonly Duration LongestUpload = Patience / 2;

    /// <returns>Ends it.</returns>
    public async Task<UnsureContent> NoteAsync(string ticketId, string content, CancellationToken cancellation)
    {
        var noted = new UnsureContent(ticketId, content, time.GetCurrentInstant());
        await rows.UpsertAsync(Table, Buckets.Of(content), KeyOf(noted), Json.Write(noted), cancellation);
        return noted;
    }

    /// <summary>A ticket has it now.</summary>
    public Task KeepAsync(UnsureContent noted, CancellationToken cancellation) => rows.DeleteAsync(Table, Buckets.Of(noted.Content), KeyOf(noted), cancellation);

    /// <summary>No ticket has it.</summary>
    public async Task DropAsync(UnsureContent noted, CancellationToken cancellation)
    {
        await contents.DeleteAsync(noted.Content, cancellation);
        await KeepAsync(noted, cancellation);
    }

    public async Task SweepAsync(CancellationToken cancellation)
    {
        var before = StartOf(time.GetCurrentInstant() - Patience);
        foreach (var bucket in Buckets.All)
        {
            foreach (var row in await rows.ListAsync(new RowRange(Table, bucket, To: before, Take: Slice), cancellation))
            {
                var left = Json.Read<UnsureContent>(row.Content);
                var isKept = (await attachments.ListAsync(left.TicketId, cancellation)).Any(a => a.Content == left.Content);
                await (isKept ? KeepAsync(left, cancellation) : DropAsync(left, cancellation));
            }
        }
    }

    static string KeyOf(UnsureContent noted) => $"{StartOf(noted.At)}-{noted.Content.Replace('/', '.')}";

    static string StartOf(Instant at) => $"{at.ToUnixTimeTicks():D19}";
}

/// <param name="At">Since when.</param>
public sealed record UnsureContent(string TicketId, string Content, Instant At);
