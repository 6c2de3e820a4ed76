using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Tickets;

public sealed class IntakeQueue(FileTicket tickets)
{
    /// <summary>The command of <c>POST /api/tickets</c> as a message. A message that cannot be taken goes to <c>ticket-intake-poison</c>.</summary>
    [Function("TicketIntake")]
    public Task Take([QueueTrigger(QueueNames.Tickets)] string message, [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
    {
        var asked = JsonText.Parse<TicketRequest>(Encoding.UTF8.GetBytes(message));
        return tickets.FileAsync(client, "queue", "queue", asked with { ExternalId = asked.ExternalId ?? MessageId(context) }, cancellation);
    }

    // A message is delivered at least once: its own id keeps its repeats one ticket.
    internal static string MessageId(FunctionContext context) =>
        context.BindingContext.BindingData.FirstOrDefault(d => d.Key.Equals("id", StringComparison.OrdinalIgnoreCase)).Value?.ToString()?.Trim('"') is { Length: > 0 } id
            ? $"message:{id}"
            : throw new InvalidOperationException("The queue did not say which message this is.");
}
