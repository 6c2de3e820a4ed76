using System.Buffers.Text;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>
/// What deliveries are signed with. It is stored nowhere: it is derived from the app's own secret, the subscription's id and the number of the rotation.
/// So a copy of the store signs nothing; and another <c>SupportFlows:LinkSecret</c> makes other secrets, which receivers then have to be given.
/// </summary>
public sealed class WebhookSecrets(LinkSecret secret)
{
    /// <summary>The one that was made last.</summary>
    public string NewestOf(WebhookSubscription subscription) => Of(subscription, subscription.Secret);

    /// <summary>Those that sign at an instant, the newest first.</summary>
    public IReadOnlyList<string> At(WebhookSubscription subscription, Instant now) =>
        now < subscription.PreviousUntil ? [NewestOf(subscription), Of(subscription, subscription.Secret - 1)] : [NewestOf(subscription)];

    string Of(WebhookSubscription subscription, int number) =>
        $"whsec_{Base64Url.EncodeToString(secret.Hash("webhook", Encoding.UTF8.GetBytes($"{subscription.Id}#{number}")))}";
}
