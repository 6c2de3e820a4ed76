using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Clients;

namespace SupportFlows.Adapters.Twilio;

/// <summary>The accounts that are configured, one or two.</summary>
sealed class TwilioAccounts(AdapterSettings settings, IHttpClientFactory http, TimeProvider time)
{
    public IReadOnlyList<TwilioAccount> All { get; } =
    [
        .. new[] { new TwilioAccount(TwilioAccount.First, settings.Twilio), new TwilioAccount(TwilioAccount.Second, settings.TwilioSecondary) }
            .Where(account => account.Settings.IsConfigured),
    ];

    /// <param name="attempt">From 1: the odd ones are the first account's, the even ones the second's.</param>
    public TwilioAccount Of(int attempt) => All[(attempt - 1) % All.Count];

    /// <summary>The one that took a message; null: it is no longer configured, or never was Twilio's.</summary>
    public TwilioAccount? Of(Handover taken) => All.FirstOrDefault(account => account.Name == taken.Provider);

    /// <exception cref="DeliveryException">It refused, or did not answer.</exception>
    public Task<T> AskAsync<T>(TwilioAccount account, Func<ITwilioRestClient, Task<T>> ask, CancellationToken cancellation) =>
        account.AskAsync(ask, http, hasOther: All.Count > 1, time, cancellation);

    /// <summary>The first answer of any account that is not null.</summary>
    /// <remarks>
    /// An account that cannot be asked is passed over when another can: what it took while it went down may be sent twice, but a page does not
    /// wait for it to come back.
    /// </remarks>
    /// <exception cref="DeliveryException">None could be asked.</exception>
    public async Task<T?> AskAllAsync<T>(Func<TwilioAccount, ITwilioRestClient, Task<T?>> ask, CancellationToken cancellation)
        where T : class
    {
        var faults = new List<DeliveryException>();
        foreach (var account in All)
        {
            try
            {
                if (await AskAsync(account, client => ask(account, client), cancellation) is { } found)
                {
                    return found;
                }
            }
            catch (DeliveryException fault)
            {
                faults.Add(fault);
            }
        }

        return faults.Count < All.Count ? null : throw faults[0];
    }
}
