using Twilio.Clients;
using Twilio.Exceptions;

namespace Twilio;

/// <summary>The client that is used when a call is given none.</summary>
public class TwilioClient
{
    static ITwilioRestClient? client;

    TwilioClient()
    {
    }

    public static void Init(string username, string password) => client = new TwilioRestClient(username, password);

    public static void Init(string username, string password, string accountSid) => client = new TwilioRestClient(username, password, accountSid);

    public static void SetRestClient(ITwilioRestClient restClient) => client = restClient;

    public static ITwilioRestClient GetRestClient()
        => client ?? throw new AuthenticationException("There is no client. Call TwilioClient.Init, or give the call an ITwilioRestClient.");

    public static void Invalidate() => client = null;
}
