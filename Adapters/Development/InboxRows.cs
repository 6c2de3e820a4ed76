using System.Text.Json;
using NodaTime;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Development;

/// <summary>What lies in the development inbox: the message as it was taken, and beside it what became of it.</summary>
sealed class InboxRows(IRowStore store)
{
    const string Table = "inbox";
    const string Message = "message";
    const string State = "state";

    public static readonly Duration RingingTime = Duration.FromSeconds(30);

    /// <param name="At">When it came.</param>
    /// <param name="EndedAt">When its ringing was ended from our side. Calls only.</param>
    public sealed record InboxState(Instant At, Instant? EndedAt = null)
    {
        public bool RangOut(Instant now) => now >= At + RingingTime;
    }

    /// <summary>The state of the first of this key, whichever this one is.</summary>
    /// <exception cref="IOException">It could not be kept.</exception>
    public async Task<InboxState> TakeAsync(OutboundMessage message, Instant now, CancellationToken cancellation)
    {
        var state = new InboxState(now);
        try
        {
            await store.CommitAsync(
                Table,
                message.Key,
                [new RowChange.Insert(Message, JsonSerializer.Serialize(message, JsonSerializerOptions.Web)), new RowChange.Insert(State, Json.Write(state))],
                cancellation);
            return state;
        }
        catch (RowConflictException)
        {
            return await StateAsync(message.Key, cancellation) ?? state;
        }
    }

    public async Task<OutboundMessage?> FindAsync(string key, CancellationToken cancellation)
    {
        var row = await store.GetAsync(new RowAddress(Table, key, Message), cancellation);
        return row is null ? null : JsonSerializer.Deserialize<OutboundMessage>(row.Content, JsonSerializerOptions.Web);
    }

    public async Task<InboxState?> StateAsync(string key, CancellationToken cancellation)
    {
        var row = await store.GetAsync(new RowAddress(Table, key, State), cancellation);
        return row is null ? null : Json.Read<InboxState>(row.Content);
    }

    /// <summary>Ends a call that still rings; the first end stays.</summary>
    public async Task EndAsync(string key, Instant now, CancellationToken cancellation)
    {
        if (await store.GetAsync(new RowAddress(Table, key, State), cancellation) is not { } row)
        {
            return;
        }

        var state = Json.Read<InboxState>(row.Content);
        if (state.EndedAt is not null || state.RangOut(now))
        {
            return;
        }

        try
        {
            await store.CommitAsync(Table, key, [new RowChange.Replace(State, Json.Write(state with { EndedAt = now }), row.ETag)], cancellation);
        }
        catch (RowConflictException)
        {
            // Somebody else ended it.
        }
    }
}
