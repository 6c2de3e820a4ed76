using System.Text.Json.Nodes;
using SupportFlows.Domain.PersonalData;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>Takes a person out of all that is written of one record: its state, its timeline, its messages, and what the log of all messages has of them.</summary>
public sealed class RecordEraser(IRowStore rows, Outbox outbox)
{
    /// <param name="last">The row by which the record is found: written last, so that what is killed in between is found again. Null: another record is.</param>
    /// <param name="words">The person's own, such as an address.</param>
    /// <param name="isTheirs">It is about the person's own matter.</param>
    public async Task EraseAsync(string table, string partition, string? last, IReadOnlyList<string> words, bool isTheirs, CancellationToken cancellation = default)
    {
        foreach (var message in await outbox.AllAsync(table, partition, cancellation))
        {
            foreach (var sent in new[] { SentLog.PlaceOf(message), SentLog.PlaceBefore(message) })
            {
                await ReplaceAsync(() => OneAsync(sent, cancellation), sent.Table, sent.Partition, words, isTheirs, cancellation);
            }
        }

        await ReplaceAsync(async () => [.. (await rows.ListAllAsync(new RowRange(table, partition), cancellation)).Where(row => row.Key != last)], table, partition, words, isTheirs, cancellation);
        if (last is not null)
        {
            await ReplaceAsync(() => OneAsync(new RowAddress(table, partition, last), cancellation), table, partition, words, isTheirs, cancellation);
        }
    }

    async Task<IReadOnlyList<Row>> OneAsync(RowAddress address, CancellationToken cancellation) => await rows.GetAsync(address, cancellation) is { } row ? [row] : [];

    async Task ReplaceAsync(Func<Task<IReadOnlyList<Row>>> read, string table, string partition, IReadOnlyList<string> words, bool isTheirs, CancellationToken cancellation)
    {
        for (; ; )
        {
            var changes = (await read()).Select(row => (Row: row, Erased: Erased(row.Content, words, isTheirs))).Where(c => c.Erased != c.Row.Content)
                .Select(c => new RowChange.Replace(c.Row.Key, c.Erased, c.Row.ETag)).ToList();
            try
            {
                foreach (var part in CommitRoom.Parts(changes))
                {
                    await rows.CommitAsync(table, partition, part, cancellation);
                }

                return;
            }
            catch (RowConflictException)
            {
                // A late receipt, say: look again at what is there now.
            }
        }
    }

    static string Erased(string content, IReadOnlyList<string> words, bool isTheirs)
    {
        var before = JsonNode.Parse(content);
        var after = Eraser.Erase(before, words, isTheirs);
        return JsonNode.DeepEquals(before, after) ? content : after!.ToJsonString(Json.Options);
    }
}
