using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <param name="Status"><c>Sent</c>, or <c>Failed</c> when the provider refused it for good, or it did not arrive.</param>
/// <param name="At">When the provider answered.</param>
/// <param name="Receipt">What became of it after that, as far as the provider told.</param>
/// <param name="Calendar">The invitation that went along.</param>
public sealed record SentMessage(
    string Key, Channel Channel, Recipient Recipient, string? Subject, string Body, OutboxStatus Status, string? Provider, string? Error, Instant At, Receipt? Receipt = null,
    string? Calendar = null);

/// <param name="SearchedTo">Of a page that ends before the day does: when the last message was sent that was looked at; null: all were.</param>
/// <param name="Next">Asks for what was sent before; null when this is the last.</param>
public sealed record SentPage(IReadOnlyList<SentMessage> Items, Instant? SearchedTo, string? Next);

/// <summary>
/// Every message that was handed to a provider, whatever it was about: one row a key, however often it is written. What went along in
/// another's bundle was not handed over, and is not here. A day of UTC is in sixteen partitions, the newest first.
/// </summary>
public sealed class SentLog(IRowStore rows)
{
    const string Table = "sent";
    const string Days = "days";

    /// <summary>A page ends there, whatever it found.</summary>
    const int MostSearched = 2000;

    volatile string? listed;

    /// <param name="message">As it ended.</param>
    public async Task WriteAsync(OutboxRow message, CancellationToken cancellation = default)
    {
        var (day, place) = (DayOf(message), PlaceOf(message));
        var text = message.Words();
        var sent = new SentMessage(
            message.Key, message.Channel, message.Recipient, text.Subject, text.Body,
            message.Status, message.Handover?.Provider, message.Error, message.EndedAt ?? message.CreatedAt, message.Receipt, message.Calendar);
        // Once is enough for all of a day's messages: nobody takes a day out.
        if (listed != day)
        {
            await rows.UpsertAsync(Table, Days, day, "{}", cancellation);
            listed = day;
        }

        await rows.UpsertAsync(place.Table, place.Partition, place.Key, Json.Write(sent), cancellation);
    }

    /// <summary>Where it is, or will be. By when it was decided, which no repeat changes; so a repeat meets its own row.</summary>
    internal static RowAddress PlaceOf(OutboxRow message) => PlaceBefore(message) with { Key = $"{NewestFirst.KeyOf(message.CreatedAt)}-{message.Key}" };

    /// <summary>Where it is if a version up to 0.5 wrote it: not by time, so that such a day is in order on each of its pages only.</summary>
    internal static RowAddress PlaceBefore(OutboxRow message) => new(Table, Partition(DayOf(message), Buckets.Of(message.Key)), message.Key);

    /// <summary>Those that were decided on a day of UTC, the newest first.</summary>
    /// <param name="recipient">As for <see cref="ListAsync"/>.</param>
    /// <param name="take">At most so many; fewer where it would have to search too long for them.</param>
    /// <param name="continuation">Of the page before; null for the first.</param>
    /// <exception cref="RefusalException">The continuation is faulty.</exception>
    public async Task<SentPage> PageAsync(LocalDate day, string? recipient, int take, string? continuation, CancellationToken cancellation = default)
    {
        var from = continuation is null ? "" : RowStoreExtensions.After(Continuation.Decode(continuation));
        var (found, searched, last) = (new List<SentMessage>(), 0, (Row: default(Row), At: default(Instant)));
        await foreach (var row in rows.ListMergedAsync(Table, PartsOf(LocalDatePattern.Iso.Format(day)), from, to: null, take, cancellation))
        {
            if (found.Count == take || searched++ == MostSearched)
            {
                return new SentPage(InOrder(found), last.At, Continuation.Encode(last.Row!.Key));
            }

            var message = Json.Read<SentMessage>(row.Content);
            last = (row, message.At);
            if (recipient is null || IsFor(message.Recipient, recipient))
            {
                found.Add(message);
            }
        }

        return new SentPage(InOrder(found), SearchedTo: null, Next: null);

        // By when they were sent, which is soon after they were decided.
        static IReadOnlyList<SentMessage> InOrder(IEnumerable<SentMessage> messages) => [.. messages.OrderByDescending(m => m.At).ThenBy(m => m.Key, StringComparer.Ordinal)];
    }

    /// <summary>Oldest first, and all: for development.</summary>
    /// <param name="recipient">An address, number or person id; null is everybody.</param>
    /// <param name="since">Inclusive; null is from the start.</param>
    public async Task<IReadOnlyList<SentMessage>> ListAsync(string? recipient, Instant? since, CancellationToken cancellation = default)
    {
        // A message may be handed over a day after it was decided, no later.
        var from = since is { } at && at > NodaConstants.UnixEpoch ? InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd").Format(at - Duration.FromDays(2)) : "";
        var days = await rows.ListAllAsync(new RowRange(Table, Days, from), cancellation);
        var found = await Task.WhenAll(days.SelectMany(d => PartsOf(d.Key)).Select(p => rows.ListAllAsync(new RowRange(Table, p), cancellation)));
        return [.. found.SelectMany(f => f)
            .Select(r => Json.Read<SentMessage>(r.Content))
            .DistinctBy(m => m.Key)
            .Where(m => (since is null || m.At >= since) && (recipient is null || IsFor(m.Recipient, recipient)))
            .OrderBy(m => m.At).ThenBy(m => m.Key, StringComparer.Ordinal)];
    }

    static bool IsFor(Recipient recipient, string wanted) =>
        recipient.PersonId == wanted || string.Equals(recipient.Address, wanted, StringComparison.OrdinalIgnoreCase);

    static string DayOf(OutboxRow message) => InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd").Format(message.CreatedAt);

    static IReadOnlyList<string> PartsOf(string day) => [.. Buckets.All.Select(b => Partition(day, b))];

    static string Partition(string day, string bucket) => $"{day}-{bucket}";
}
