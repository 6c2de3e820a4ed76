using System.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Webhooks;

/// <summary>An event as it is posted: what its reader sees of it in the timeline. The same for every attempt, as what it is made of never changes.</summary>
static class WebhookBody
{
    /// <summary>Goes up when a field changes its meaning or goes; another field may come at any time.</summary>
    const int Schema = 1;

    public static byte[] Write(WebhookDelivery delivery, TimelineEvent happened) => Encoding.UTF8.GetBytes(Json.Write(new
    {
        Schema,
        delivery.Id,
        delivery.Type,
        delivery.At,
        delivery.Sequence,
        Subject = new { delivery.Subject.Kind, delivery.Subject.Id, delivery.Subject.AccountId },
        Data = new
        {
            Actor = new { happened.Actor.Kind, happened.Actor.Name },
            happened.Channel,
            happened.Details,
            happened.Body,
        },
    }));
}
