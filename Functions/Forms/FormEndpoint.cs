using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Iem;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Rates;
using SupportFlows.Functions.Tickets;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Functions.Forms;

public sealed class FormEndpoint(IReadOnlyDictionary<string, FormSource> sources, FileTicket tickets, FileIem events, IemDoor door, RateGate gate, TimeProvider time)
{
    /// <summary>Takes what a form service delivers: a ticket, or a request for a launch event.</summary>
    [Function("FormWebhook"), Signed("forms")]
    [TakesTheirs(Media.Json, "What the form service sends, as its source in `forms.json` maps it; the generic scheme takes the body of `POST /api/tickets`."), Answers<TicketView>(202, Location = true), Tagged, Refuses(404, 422)]
    [Refuses(413, "The body is larger than 1 MiB.")]
    public async Task<IResult> Take(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/forms/{source}")] HttpRequest request, [DurableClient] DurableTaskClient client, string source, CancellationToken cancellation)
    {
        var form = sources.GetValueOrDefault(source) ?? throw new RefusalException(RefusalKind.NotFound, $"There is no form source '{source}'.");
        var body = await request.ReadRawAsync(Body.FormLimit, cancellation);
        Check(form, request, body);
        gate.Require(Counted.Form, form.Name);
        return form.Makes == FormMakes.Ticket ? await TicketAsync(request, client, form, body, cancellation) : await IemAsync(request, client, form, body, cancellation);
    }

    async Task<IResult> TicketAsync(HttpRequest request, DurableTaskClient client, FormSource form, byte[] body, CancellationToken cancellation)
    {
        var filed = await tickets.FileAsync(client, $"form:{form.Name}", "form", FormMapping.Read(form, request.ContentType, body), cancellation);
        return request.Accepted(filed.Record, reader: null);
    }

    async Task<IResult> IemAsync(HttpRequest request, DurableTaskClient client, FormSource form, byte[] body, CancellationToken cancellation)
    {
        var filed = await events.FileAsync(client, $"form:{form.Name}", "form", FormMapping.ReadIem(form, request.ContentType, body), actor: null, cancellation);
        return door.Accepted(request, filed.Record);
    }

    void Check(FormSource form, HttpRequest request, byte[] body)
    {
        var headers = request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString(), StringComparer.Ordinal);
        var query = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        var verdict = FormSignature.Verify(form, headers, query, body, Instant.FromDateTimeOffset(time.GetUtcNow()));
        if (!verdict.Accepted)
        {
            throw new RefusalException(RefusalKind.Unauthenticated, verdict.Reason ?? "The signature does not match.");
        }
    }
}
