using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>What a provider, or a key pressed in a call, tells of a message: written down, and those told who decide what follows.</summary>
public sealed partial class MessageReceipts(Receipts receipts, IEnumerable<PromiseAudit> kinds, Nudge nudge, ILogger<MessageReceipts> log)
{
    /// <summary>Late, twice or out of order changes nothing. A message that nobody knows is none of ours: another app on the same account.</summary>
    public async Task ReceiveAsync(DurableTaskClient client, string key, Receipt receipt, CancellationToken cancellation = default)
    {
        var address = MessageAddress.OfKey(key);
        var names = address is null ? [] : await receipts.ReceiveAsync(address, receipt, cancellation);
        if (names.Count == 0 && (address is null || receipt.Status >= DeliveryStatus.Failed))
        {
            LogUnknown(receipt.Status);
        }

        foreach (var name in names)
        {
            if (kinds.FirstOrDefault(k => k.IdOf(name) is not null) is { } kind)
            {
                await nudge.ChangedAsync(client, kind.Of(kind.IdOf(name)!));
            }
        }
    }

    [LoggerMessage(2403, LogLevel.Information, "A receipt ({Status}) is of no message of ours.")]
    partial void LogUnknown(DeliveryStatus status);
}
