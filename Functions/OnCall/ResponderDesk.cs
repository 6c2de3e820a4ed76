using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.OnCall;

/// <summary>How people are reached: operators change it for everybody, each for himself.</summary>
public sealed class ResponderDesk(RecordDesk<Responder> records, People people, ContactCode codes, ToE164 e164, PartIds parts)
{
    /// <summary>The caller himself, where an id is asked for.</summary>
    const string Me = "me";

    /// <summary>Somebody of the staff who set nothing yet has nothing, and is there all the same.</summary>
    public async Task<Responder> GetAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        var person = await PersonAsync(request, id, cancellation);
        return (await records.FindAsync(person, cancellation))?.State ?? new Responder { Id = person };
    }

    public Task<IResult> TimelineAsync(HttpRequest request, string id, CancellationToken cancellation) => records.TimelineAsync(request, IdOf(request, id), cancellation);

    /// <returns>The responder, and the id of the method.</returns>
    public async Task<(Stored<Responder> Stored, string Method)> AddMethodAsync(
        HttpRequest request, DurableTaskClient client, string id, ContactMethodRequest asked, CancellationToken cancellation)
    {
        var faults = new FieldFaults();
        if (asked.Channel is null) faults.Add("channel", "Is one of email, sms, voice, slack, we-com.");
        if (asked.Address is null) faults.Add("address", "Say where: a number as +4930123456, an email address, a user id.");
        faults.Throw("The contact method cannot be added.");
        var wanted = new ContactMethod(parts.New(request), asked.Channel!.Value, asked.Address!);
        var stored = await ChangeAsync(request, client, id, (responder, actor, now) =>
            ResponderCommands.AddMethod(responder, wanted, text => e164(text)?.E164, actor, request.Channel(), now), cancellation);
        return (stored, wanted.Id);
    }

    public Task<Stored<Responder>> RemoveMethodAsync(HttpRequest request, DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        ChangeAsync(request, client, id, (responder, actor, now) => ResponderCommands.RemoveMethod(responder, method, actor, request.Channel(), now), cancellation);

    public Task<Stored<Responder>> AskCodeAsync(HttpRequest request, DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        ChangeAsync(request, client, id, (responder, actor, now) => ContactCodeCommands.Ask(responder, method, actor, request.Channel(), now), cancellation);

    /// <exception cref="RefusalException">The code is wrong, too old, or was tried too often. That it was tried is written all the same.</exception>
    public async Task<Stored<Responder>> VerifyAsync(HttpRequest request, DurableTaskClient client, string id, string method, CodeRequest asked, CancellationToken cancellation)
    {
        RefusalException? refusal = null;
        var stored = await ChangeAsync(request, client, id, (responder, actor, now) =>
        {
            var reply = ContactCodeCommands.Verify(responder, method, asked.Code, codes, actor, request.Channel(), now);
            refusal = reply.Refusal;
            return reply.Change;
        }, cancellation);
        // A repeat of the same request is not tried again, and is answered as it was the first time.
        var isVerified = stored.State.Methods.Any(m => m.Id == method && m.VerifiedAt is not null);
        return isVerified ? stored : throw refusal ?? new RefusalException(RefusalKind.Invalid, "The code is wrong.", new FieldError("code", "Was wrong when this request came for the first time."));
    }

    public Task<Stored<Responder>> SetRulesAsync(HttpRequest request, DurableTaskClient client, string id, RulesRequest asked, CancellationToken cancellation) =>
        ChangeAsync(request, client, id, (responder, actor, now) => ResponderCommands.SetRules(responder, asked.Default ?? [], asked.Important ?? [], actor, request.Channel(), now), cancellation);

    async Task<Stored<Responder>> ChangeAsync(
        HttpRequest request, DurableTaskClient client, string id, Func<Responder, Actor, Instant, Change<Responder>> command, CancellationToken cancellation)
    {
        OnCallAccess.RequireSelf(request.Caller(), IdOf(request, id));
        var person = await PersonAsync(request, id, cancellation);
        return await records.PutAsync(request, client, person, (responder, _, actor, now) => command(responder ?? new Responder { Id = person }, actor, now), cancellation);
    }

    async Task<string> PersonAsync(HttpRequest request, string id, CancellationToken cancellation) =>
        (await people.GetAsync(IdOf(request, id), cancellation))?.Id
        ?? throw new RefusalException(RefusalKind.NotFound, $"There is nobody '{id}' on the staff.");

    static string IdOf(HttpRequest request, string id) => id == Me
        ? request.Caller().PersonId ?? throw new RefusalException(RefusalKind.NotFound, "Your key belongs to nobody of the staff: give a person's id instead of 'me'.")
        : id;
}
