using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Development;

public sealed class OutboxEndpoint(SentLog sent)
{
    /// <summary>Every message handed to a provider or its fake, oldest first.</summary>
    [Function("DevOutbox"), DevelopmentOnly]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/outbox")] HttpRequest request, CancellationToken cancellation)
    {
        // An unescaped + arrives as a space, and every phone number starts with one.
        var recipient = request.Query["recipient"].ToString().Replace(' ', '+');
        var messages = await sent.ListAsync(recipient.Length == 0 ? null : recipient, Since(request.Query["since"].ToString()), cancellation);
        var items = messages.Select(m => new { m.Key, m.Channel, Recipient = m.Recipient.Address, m.Recipient.PersonId, m.Subject, m.Body, m.Calendar, m.Status, m.Provider, m.Error, m.At, m.Receipt });
        return Results.Json(new { items }, Json.Options);
    }

    static Instant? Since(string text) => text.Length == 0 ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var since } ? since
        : throw new RefusalException(RefusalKind.Invalid, "The outbox cannot be listed.", new FieldError("since", $"Expected {JsonWords.For(typeof(Instant))}.", text));
}
