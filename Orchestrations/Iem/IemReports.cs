using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Iem;

/// <summary>Counts what there is to report of an event.</summary>
public sealed class IemReports(PromiseStore<IemRequest> requests, TicketLists tickets)
{
    public async Task<IemFigures> OfAsync(IemRequest request, CancellationToken cancellation = default) =>
        IemFigures.Of(request, await TimelineAsync(request, cancellation), await TicketsAsync(request.AccountId, cancellation));

    public async Task<TicketFigures> TicketsOfAsync(IemRequest request, CancellationToken cancellation = default) =>
        TicketFigures.Of(request, await TicketsAsync(request.AccountId, cancellation));

    async Task<IReadOnlyList<TimelineEvent>> TimelineAsync(IemRequest request, CancellationToken cancellation) =>
        await requests.NewsAsync(request.Id, decided: 0, request.LastEvent, cancellation);

    async Task<IReadOnlyList<Ticket>> TicketsAsync(string accountId, CancellationToken cancellation)
    {
        var all = new List<Ticket>();
        string? continuation = null;
        do
        {
            var page = await tickets.ListAsync(new TicketFilter(AccountId: accountId), TicketLists.MaxPageSize, continuation, cancellation);
            all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }
}
