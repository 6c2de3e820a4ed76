using System.Security.Cryptography;
using System.Text;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Delivery;

/// <summary>One row per phone or mailbox. Whoever asks writes what he was told with it, so that of many who ask at once each hears of the others.</summary>
public sealed class Lines(IRowStore rows, TimeProvider time)
{
    public const string Table = "lines";

    const string State = "line";

    // As many messages to one number may be decided at one instant.
    const int Attempts = 100;

    public async Task<Line> FindAsync(Channel channel, string address, CancellationToken cancellation = default)
    {
        var row = await rows.GetAsync(AddressOf(channel, address), cancellation);
        return row is null ? Line.Quiet : Json.Read<Line>(row.Content);
    }

    /// <summary>Whether a message may go there now.</summary>
    public Task<LineAnswer> AskAsync(Channel channel, string address, LineEntry entry, CancellationToken cancellation = default) =>
        ChangeAsync(channel, address, line => LineRule.Ask(line, entry, LinePolicy.Of(channel), time.GetCurrentInstant()), cancellation);

    /// <summary>A message that may go, or may go along, did not.</summary>
    public Task ReleaseAsync(Channel channel, string address, string key, CancellationToken cancellation = default) =>
        ChangeAsync(channel, address, line => (LineRule.Release(line, key), true), cancellation);

    /// <summary>The number by which a reply from there names these pages, 1 to 99.</summary>
    /// <param name="pages">One, or all of a bundle.</param>
    public Task<int> CodeForAsync(Channel channel, string address, IReadOnlyCollection<string> pages, CancellationToken cancellation = default) =>
        ChangeAsync(channel, address, line => LineCodes.Assign(line, pages, time.GetCurrentInstant()), cancellation);

    /// <summary>Handles a text from a number, once: the same one again gets the first answer.</summary>
    /// <param name="messageId">The provider's.</param>
    /// <param name="handle">Gives the answer, or null for none. Done again only when we died in it: it must bear that.</param>
    public async Task<string?> RecordReplyAsync(string address, string messageId, Func<Task<string?>> handle, CancellationToken cancellation = default)
    {
        if (LineReplies.Find(await FindAsync(Channel.Sms, address, cancellation), messageId) is { } known)
        {
            return known.Answer;
        }

        var reply = new LineReply(messageId, await handle());
        return await ChangeAsync(
            Channel.Sms,
            address,
            line => (LineReplies.Record(line, reply), LineReplies.Find(line, messageId) is { } first ? first.Answer : reply.Answer),
            cancellation);
    }

    /// <summary>A text said nothing that we know.</summary>
    /// <returns>Whether it is answered: not the sixth in a row.</returns>
    public Task<bool> UselessAsync(string address, CancellationToken cancellation = default) =>
        ChangeAsync(Channel.Sms, address, LineReplies.Useless, cancellation);

    /// <summary>A text said something that we know.</summary>
    public Task UsefulAsync(string address, CancellationToken cancellation = default) =>
        ChangeAsync(Channel.Sms, address, line => (LineReplies.Useful(line), true), cancellation);

    async Task<T> ChangeAsync<T>(Channel channel, string address, Func<Line, (Line Line, T Answer)> change, CancellationToken cancellation)
    {
        var at = AddressOf(channel, address);
        for (var attempt = 1; ; attempt++)
        {
            var row = await rows.GetAsync(at, cancellation);
            var before = row is null ? Line.Quiet : Json.Read<Line>(row.Content);
            var (after, answer) = change(before);
            if (ReferenceEquals(after, before))
            {
                return answer;
            }

            try
            {
                var content = Json.Write(after);
                await rows.CommitAsync(at.Table, at.Partition, [row is null ? new RowChange.Insert(State, content) : new RowChange.Replace(State, content, row.ETag)], cancellation);
                return answer;
            }
            catch (RowConflictException) when (attempt < Attempts)
            {
                // Somebody else asked meanwhile: ask again, knowing of him.
            }
        }
    }

    /// <summary>No number or address stands in a key: keys are what logs and tools show.</summary>
    static RowAddress AddressOf(Channel channel, string address)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.Trim().ToLowerInvariant())));
        return new RowAddress(Table, $"{channel.ToString().ToLowerInvariant()}-{hash}", State);
    }
}
