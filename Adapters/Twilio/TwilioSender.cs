using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;
using Twilio.Clients;

namespace SupportFlows.Adapters.Twilio;

/// <summary>
/// Texts and calls by Twilio. It knows no idempotency key: when its answer is lost, <see cref="FindAsync"/> looks among what it lists.
/// Our key goes along in the address of the callbacks, when <c>SupportFlows:PublicUrl</c> is set.
/// </summary>
abstract class TwilioSender(TwilioAccounts accounts, TimeProvider time) : IMessageSender
{
    // Its dates are whole seconds of its own clock.
    static readonly Duration Tolerance = Duration.FromSeconds(5);

    public abstract Channel Channel { get; }

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var account = accounts.Of(message.Attempt);
        return new Handover(account.Name, await accounts.AskAsync(account, client => CreateAsync(message, account, client), cancellation));
    }

    public Task<Handover?> FindAsync(OutboundMessage message, Instant since, CancellationToken cancellation) => accounts.AskAllAsync(
        async (account, client) =>
        {
            var listed = await ListAsync(message, client);
            var sid = listed.Where(one => one.CreatedAt is { } at && Instant.FromDateTimeUtc(at.ToUniversalTime()) >= since - Tolerance).Select(one => one.Sid).FirstOrDefault();
            return sid is null ? null : new Handover(account.Name, sid);
        },
        cancellation);

    public async Task<Receipt?> ReadAsync(Handover taken, CancellationToken cancellation) => accounts.Of(taken) is { } account
        ? await accounts.AskAsync(account, client => FetchAsync(taken.ProviderId, client, time.GetCurrentInstant()), cancellation)
        : null;

    public async Task RetractAsync(Handover taken, CancellationToken cancellation)
    {
        if (accounts.Of(taken) is { } account)
        {
            await accounts.AskAsync(account, client => EndAsync(taken.ProviderId, client), cancellation);
        }
    }

    /// <returns>Twilio's id.</returns>
    protected abstract Task<string> CreateAsync(OutboundMessage message, TwilioAccount account, ITwilioRestClient client);

    /// <summary>What lately went to the same number and looks the same, the newest first.</summary>
    protected abstract Task<IEnumerable<Listed>> ListAsync(OutboundMessage message, ITwilioRestClient client);

    protected abstract Task<Receipt?> FetchAsync(string sid, ITwilioRestClient client, Instant now);

    /// <returns>Whether there was something to end.</returns>
    protected abstract Task<bool> EndAsync(string sid, ITwilioRestClient client);

    protected sealed record Listed(string? Sid, DateTime? CreatedAt);
}
