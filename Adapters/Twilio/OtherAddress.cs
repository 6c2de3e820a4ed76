namespace SupportFlows.Adapters.Twilio;

/// <summary>Sends to another server what the SDK addresses to Twilio's.</summary>
sealed class OtherAddress(Uri server) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
