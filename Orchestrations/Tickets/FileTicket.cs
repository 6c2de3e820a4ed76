using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>The one way in, from whichever door: exactly one ticket per source and external id, durable when this returns.</summary>
public sealed class FileTicket(Catalog catalog, FilePromise<Ticket> files, SenderLookup senders, NewId newId, TimeProvider time)
{
    /// <param name="source">Where it came from (<c>api:acme</c>, <c>form:typeform</c>, <c>queue</c>): external ids are told apart by it.</param>
    /// <param name="channel">As in the timeline: <c>api</c>, <c>form</c>, <c>queue</c>…</param>
    /// <param name="request">Its account id is set by the caller's key or the form's configuration, never by a customer's own words.</param>
    /// <exception cref="Domain.Refusals.RefusalException">Fields are faulty. An unknown sender is none.</exception>
    public Task<Filed<Ticket>> FileAsync(
        DurableTaskClient client, string source, string channel, TicketRequest request, CancellationToken cancellation = default)
    {
        var externalId = request.ExternalId?.Trim() is { Length: > 0 } given ? given : newId();
        var id = TicketId.For(source, externalId);
        return files.FileAsync(
            client,
            id,
            async () => TicketIntake.Accept(catalog, id, source, externalId, channel, request, await senders.FindAsync(request, cancellation), time.GetCurrentInstant()),
            cancellation);
    }

    /// <summary>Whether a request would be taken at present. Nothing is filed.</summary>
    /// <exception cref="Domain.Refusals.RefusalException">It would not be.</exception>
    public async Task CheckAsync(TicketRequest request, CancellationToken cancellation = default) =>
        TicketIntake.Accept(catalog, "check", "check", request.ExternalId ?? "check", "check", request, await senders.FindAsync(request, cancellation), time.GetCurrentInstant());
}
