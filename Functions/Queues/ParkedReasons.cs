using System.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Iem;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Queues;

/// <summary>Why a parked message would fail again. A queue does not keep why one failed; but what it was refused for can be asked once more, without filing it.</summary>
public sealed class ParkedReasons(FileTicket tickets, FileIem requests)
{
    /// <returns>Null: nothing is wrong with it that can be told beforehand.</returns>
    public async Task<string?> OfAsync(string queue, ParkedMessage message, CancellationToken cancellation)
    {
        try
        {
            await CheckAsync(queue, Encoding.UTF8.GetBytes(message.Text), cancellation);
            return null;
        }
        catch (RefusalException refusal)
        {
            return refusal.Message;
        }
#pragma warning disable CA1031 // A message that breaks what reads it is just what is parked: the list must show it.
        catch (Exception fault) when (fault is not (RowStoreUnavailableException or OperationCanceledException))
#pragma warning restore CA1031
        {
            return $"It cannot be read: {fault.GetType().Name}.";
        }
    }

    Task CheckAsync(string queue, byte[] text, CancellationToken cancellation)
    {
        if (queue == QueueNames.Tickets)
        {
            return tickets.CheckAsync(JsonText.Parse<TicketRequest>(text), cancellation);
        }

        var asked = JsonText.Parse<NewIemRequest>(text);
        return requests.CheckAsync(asked.ToOrder(asked.AccountId, asked.ExternalId), cancellation);
    }
}
