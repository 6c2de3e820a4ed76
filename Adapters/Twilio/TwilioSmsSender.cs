using NodaTime;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Clients;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace SupportFlows.Adapters.Twilio;

/// <summary>Text messages. One that Twilio took cannot be taken back.</summary>
sealed class TwilioSmsSender(TwilioAccounts accounts, AdapterSettings settings, TimeProvider time) : TwilioSender(accounts, time)
{
    const int Listing = 50;

    public override Channel Channel => Channel.Sms;

    protected override async Task<string> CreateAsync(OutboundMessage message, TwilioAccount account, ITwilioRestClient client)
    {
        var options = new CreateMessageOptions(new PhoneNumber(message.Recipient.Address)) { Body = message.Body, StatusCallback = TwilioUrls.Status(settings, message) };
        if (account.Settings.MessagingServiceSid != "")
        {
            options.MessagingServiceSid = account.Settings.MessagingServiceSid;
        }
        else
        {
            options.From = new PhoneNumber(account.Settings.From);
        }

        return (await MessageResource.CreateAsync(options, client)).Sid ?? "";
    }

    // Not asked for by a date: Twilio filters by when it was sent, which a queued message was not.
    protected override async Task<IEnumerable<Listed>> ListAsync(OutboundMessage message, ITwilioRestClient client)
    {
        var listed = await MessageResource.ReadAsync(to: new PhoneNumber(message.Recipient.Address), pageSize: Listing, limit: Listing, client: client);
        return listed.Where(one => one.Body == message.Body).Select(one => new Listed(one.Sid, one.DateCreated));
    }

    protected override async Task<Receipt?> FetchAsync(string sid, ITwilioRestClient client, Instant now)
    {
        var message = await MessageResource.FetchAsync(new FetchMessageOptions(sid), client);
        return TwilioStatuses.OfMessage(message.Status?.ToString(), message.ErrorCode, now);
    }

    protected override Task<bool> EndAsync(string sid, ITwilioRestClient client) => Task.FromResult(false);
}
