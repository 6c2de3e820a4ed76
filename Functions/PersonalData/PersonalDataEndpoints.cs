using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Tickets;
using SupportFlows.Functions.Trail;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.PersonalData;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.PersonalData;

public sealed class PersonalDataEndpoints(PersonExport export, PersonErasure erasure)
{
    /// <param name="Continuation">Of the answer before; left out, it starts over.</param>
    public sealed record PersonRequest(string? Email, string? Phone, string? Continuation);

    /// <summary>Gives what is held about a customer's contact, a step at a time: ask again with the continuation until there is none.</summary>
    [Function("ExportPersonalData"), Allow(Role.Operator), Audited("personal-data-exported")]
    [Takes<PersonRequest>, Answers<PersonalExportView>]
    public async Task<IResult> Export([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/personal-data/export")] HttpRequest request, CancellationToken cancellation)
    {
        var (asked, person) = await ReadAsync(request, cancellation);
        var step = await export.StepAsync(person, asked.Continuation, cancellation);
        request.Audits(Pseudonym(person), $"{step.Tickets.Count + step.Watched.Count} tickets, {step.LaunchEvents.Count} launch events");
        var caller = request.Caller();
        var records = step.Tickets.Select(t => new PersonalTicketView(TicketView.Of(t.Ticket, caller), t.Timeline, t.Messages, t.Attachments.Select(a => AttachmentView.Of(t.Ticket.Id, a))));
        return Results.Json(new PersonalExportView(step.Contacts, records, step.Watched, step.LaunchEvents, step.Continuation), Json.Options);
    }

    /// <summary>Takes a customer's contact out of closed tickets and launch events that are over, their timelines, files, pages and messages, and out of his account, a step at a time: ask again with the continuation until there is none. Done again, it changes nothing.</summary>
    [Function("ErasePersonalData"), Allow(Role.Operator), Audited("personal-data-erased")]
    [Takes<PersonRequest>, Answers<ErasureStep>]
    public async Task<IResult> Erase([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/personal-data/erase")] HttpRequest request, CancellationToken cancellation)
    {
        var (asked, person) = await ReadAsync(request, cancellation);
        var step = await erasure.StepAsync(person, asked.Continuation, cancellation);
        request.Audits(Pseudonym(person), $"{step.Erased.Count} records erased, {step.Open.Count} open, {step.Accounts.Count} accounts left");
        return Results.Json(step, Json.Options);
    }

    static async Task<(PersonRequest Asked, PersonalWords Person)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var asked = await request.ReadJsonAsync<PersonRequest>(cancellation);
        return (asked, PersonalWords.Of(asked.Email, asked.Phone));
    }

    /// <summary>The audit trail is kept longer than the person: whoever knows the address finds the entry, and nobody reads the address out of it.</summary>
    static string Pseudonym(PersonalWords person) =>
        $"person-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((person.Email ?? person.Phone!).ToLowerInvariant())))[..16]}";
}

/// <summary>What is held about a person, a step of it: what is his own. No field of it holds somebody else's address; what people wrote may.</summary>
/// <param name="Contacts">How accounts know him; in the first step.</param>
/// <param name="Tickets">That are his.</param>
/// <param name="Watched">Tickets of others that he is told of.</param>
/// <param name="Continuation">Give it back for the next step, also where this one found nothing; null: all has been looked through.</param>
sealed record PersonalExportView(
    IEnumerable<AccountContact> Contacts, IEnumerable<PersonalTicketView> Tickets, IEnumerable<WatchedTicket> Watched, IEnumerable<LaunchEventRecord> LaunchEvents, string? Continuation);

/// <param name="Messages">Sent to the person about it.</param>
/// <param name="Attachments">Its files; what is in them is at the ticket.</param>
sealed record PersonalTicketView(TicketView Ticket, IEnumerable<TimelineEvent> Timeline, IEnumerable<MessageRecord> Messages, IEnumerable<AttachmentView> Attachments);
