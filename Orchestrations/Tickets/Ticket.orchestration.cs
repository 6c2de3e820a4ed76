using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Keeps the promises of one ticket.</summary>
public static class TicketOrchestration
{
    [Function(nameof(TicketOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string ticketId) =>
        Promise.KeepAsync(context, ticketId, decide: nameof(DecideTicket), send: nameof(SendMessage));
}
