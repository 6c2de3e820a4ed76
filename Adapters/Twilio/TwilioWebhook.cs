using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using SupportFlows.Domain.Refusals;
using Twilio.Security;

namespace SupportFlows.Adapters.Twilio;

/// <summary>Is this request from Twilio? Its signature is over the address that Twilio called and the form.</summary>
/// <param name="tokens">The auth token of each account; none: nothing is accepted.</param>
/// <param name="publicUrl"><c>SupportFlows:PublicUrl</c>: behind a proxy, Twilio called another address than the one that is heard here. Empty: the request's own.</param>
public sealed class TwilioWebhook(IReadOnlyList<string> tokens, string publicUrl)
{
    public const string SignatureHeader = "X-Twilio-Signature";

    /// <returns>The form.</returns>
    /// <exception cref="RefusalException">Unauthenticated: it is not from Twilio. Malformed: it has no form that can be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = await FormAsync(request, cancellation);
        Verify(request.GetEncodedUrl(), form, request.Headers[SignatureHeader]);
        return form;
    }

    /// <param name="requested">The whole address as it is heard here, with its query.</param>
    /// <param name="signature">The header's value; null when it is missing.</param>
    /// <exception cref="RefusalException">Unauthenticated: it is not from Twilio.</exception>
    public void Verify(string requested, IReadOnlyDictionary<string, string> form, string? signature)
    {
        if (tokens.Count == 0)
        {
            throw Refused("Nothing is accepted from Twilio before SupportFlows:Twilio:AccountSid and AuthToken are set.");
        }

        if (string.IsNullOrEmpty(signature))
        {
            throw Refused($"The header {SignatureHeader} is missing: only Twilio is heard here.");
        }

        var (called, fields) = (Called(requested), new Dictionary<string, string>(form));

        // Each of them, whatever account the form names: what the form says is not yet Twilio's word.
        if (!tokens.Any(token => new RequestValidator(token).Validate(called, fields, signature)))
        {
            throw Refused("The signature does not match: check that SupportFlows:Twilio:AuthToken is the account's primary token, and that SupportFlows:PublicUrl is the address that Twilio calls.");
        }
    }

    /// <summary>Signs as the first account would: for replies that a developer makes up.</summary>
    /// <param name="requested">The whole address as it will be heard here, with its query.</param>
    /// <exception cref="InvalidOperationException">There is no account.</exception>
    public string Sign(string requested, IReadOnlyDictionary<string, string> form)
    {
        var token = tokens.Count > 0 ? tokens[0] : throw new InvalidOperationException("There is no account to sign for.");
        var signed = Called(requested) + string.Concat(form.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio's choice; as an HMAC it is still sound.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }

    // Character by character as it was sent: no reading and writing again, which may escape otherwise.
    string Called(string requested) => publicUrl == "" ? requested : publicUrl.TrimEnd('/') + requested[requested.IndexOf('/', requested.IndexOf("://", StringComparison.Ordinal) + 3)..];

    static async Task<Dictionary<string, string>> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return request.HasFormContentType
                ? (await request.ReadFormAsync(cancellation)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)
                : [];
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // Also of what says that it has parts and has none: the body itself lies in memory, so nothing was cut off.
            throw new RefusalException(RefusalKind.Malformed, $"This is no form: {fault.Message}");
        }
    }

    static RefusalException Refused(string title) => new(RefusalKind.Unauthenticated, title);
}
