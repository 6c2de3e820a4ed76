using NodaTime;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Rest.Api.V2010.Account;
using Twilio.Types;

namespace SupportFlows.Adapters.Twilio;

/// <summary>
/// Calls. What is said is asked for at <c>/api/webhooks/twilio/voice</c> once somebody, or a machine, has picked up.
/// A list of calls tells no words: one whose answer was lost is known by its number and its time alone.
/// </summary>
sealed class TwilioVoiceSender(TwilioAccounts accounts, AdapterSettings settings, TimeProvider time) : TwilioSender(accounts, time)
{
    const int Listing = 50;
    const int RingSeconds = 30;

    public override Channel Channel => Channel.Voice;

    protected override async Task<string> CreateAsync(OutboundMessage message, TwilioAccount account, ITwilioRestClient client)
    {
        var options = new CreateCallOptions(new PhoneNumber(message.Recipient.Address), new PhoneNumber(account.Settings.From))
        {
            Url = TwilioUrls.Voice(settings, message)
                ?? throw new DeliveryException("Calls need SupportFlows:PublicUrl: Twilio asks this app what to say.", retryable: false),
            StatusCallback = TwilioUrls.Status(settings, message),
            StatusCallbackEvent = ["initiated", "ringing", "answered", "completed"],
            MachineDetection = "Enable",
            Timeout = RingSeconds,
        };
        return (await CallResource.CreateAsync(options, client)).Sid ?? "";
    }

    // Not asked for by a date: Twilio filters by when it started, which a queued call has not.
    protected override async Task<IEnumerable<Listed>> ListAsync(OutboundMessage message, ITwilioRestClient client)
    {
        var listed = await CallResource.ReadAsync(to: new PhoneNumber(message.Recipient.Address), pageSize: Listing, limit: Listing, client: client);
        return listed.Where(one => one.Direction == "outbound-api").Select(one => new Listed(one.Sid, one.DateCreated));
    }

    protected override async Task<Receipt?> FetchAsync(string sid, ITwilioRestClient client, Instant now)
    {
        var call = await CallResource.FetchAsync(new FetchCallOptions(sid), client);
        return TwilioStatuses.OfCall(call.Status?.ToString(), call.AnsweredBy, errorCode: null, now);
    }

    protected override async Task<bool> EndAsync(string sid, ITwilioRestClient client)
    {
        try
        {
            // Canceled, not completed: a call that was picked up goes on.
            await CallResource.UpdateAsync(new UpdateCallOptions(sid) { Status = CallResource.UpdateStatusEnum.Canceled }, client);
            return true;
        }
        catch (ApiException over) when (over.Status is 400 or 404)
        {
            // It has ended by itself.
            return false;
        }
    }
}
