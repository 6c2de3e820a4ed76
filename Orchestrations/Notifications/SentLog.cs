using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Notifications;

/// <param name="Status"><c>Sent</c>, or <c>Failed</c> when the provider refused it for good, or it did not arrive.</param>
/// <param name="At">When the provider answered.</param>
/// <param name="Receipt">What became of it after that, as far as the provider told.</param>
/// <param name="Calendar">The invitation that went along.</param>
public sealed record SentMessage(
    string Key, Channel Channel, Recipient Recipient, string? Subject, string Body, OutboxStatus Status, string? Provider, string? Error, Instant At, Receipt? Receipt = null,
    string? Calendar = null);

/// <summary>
/// Every message that was handed to a provider, whatever it was about: one row a key, however often it is written. What went along in
/// another's bundle was not handed over, and is not here.
/// </summary>
public sealed class SentLog(IRowStore rows)
{
    const string Table = "sent";
    const string Days = "days";

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
    internal static RowAddress PlaceOf(OutboxRow message) => new(Table, Partition(DayOf(message), Buckets.Of(message.Key)), message.Key);

    /// <summary>Oldest first.</summary>
    /// <param name="recipient">An address, number or person id; null is everybody.</param>
    /// <param name="since">Inclusive; null is from the start.</param>
    public async Task<IReadOnlyList<SentMessage>> ListAsync(string? recipient, Instant? since, CancellationToken cancellation = default)
    {
        // A message may be handed over a day after it was decided, no later.
        var from = since is { } at && at > NodaConstants.UnixEpoch ? InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd").Format(at - Duration.FromDays(2)) : "";
        var days = await rows.ListAllAsync(new RowRange(Table, Days, from), cancellation);
        return await ReadAsync(days.Select(d => d.Key), m => (since is null || m.At >= since) && (recipient is null || IsFor(m.Recipient, recipient)), cancellation);
    }

    /// <summary>Those that were decided on a day of UTC, oldest first.</summary>
    /// <param name="recipient">As for <see cref="ListAsync"/>.</param>
    public Task<IReadOnlyList<SentMessage>> OfDayAsync(LocalDate day, string? recipient, CancellationToken cancellation = default) =>
        ReadAsync([LocalDatePattern.Iso.Format(day)], m => recipient is null || IsFor(m.Recipient, recipient), cancellation);

    async Task<IReadOnlyList<SentMessage>> ReadAsync(IEnumerable<string> days, Func<SentMessage, bool> isAskedFor, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(days.SelectMany(d => Buckets.All.Select(b => rows.ListAllAsync(new RowRange(Table, Partition(d, b)), cancellation))));
        return [.. found.SelectMany(f => f)
            .Select(r => Json.Read<SentMessage>(r.Content))
            .Where(isAskedFor)
            .OrderBy(m => m.At).ThenBy(m => m.Key, StringComparer.Ordinal)];
    }

    static bool IsFor(Recipient recipient, string wanted) =>
        recipient.PersonId == wanted || string.Equals(recipient.Address, wanted, StringComparison.OrdinalIgnoreCase);

    static string DayOf(OutboxRow message) => InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd").Format(message.CreatedAt);

    static string Partition(string day, string bucket) => $"{day}-{bucket}";
}
