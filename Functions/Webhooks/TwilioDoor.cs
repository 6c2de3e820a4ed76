using Microsoft.AspNetCore.Http;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Http;

namespace SupportFlows.Functions.Webhooks;

/// <summary>Nothing that Twilio posts is acted on before its signature is checked, and no more is read than it ever posts.</summary>
public sealed class TwilioDoor(TwilioWebhook webhook)
{
    const int Limit = 64 * 1024;

    /// <summary>The fields of the form.</summary>
    /// <exception cref="RefusalException">Unauthenticated: it is not from Twilio. TooLarge, Malformed.</exception>
    public async Task<IReadOnlyDictionary<string, string>> EnterAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.Body = new MemoryStream(await request.ReadRawAsync(Limit, cancellation));
        return await webhook.ReadAsync(request, cancellation);
    }
}
