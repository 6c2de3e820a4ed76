using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Iem;

/// <summary>Shows what a link is about, and does what is pressed there. Null, throughout: the link is not ours, has expired, or its person is gone.</summary>
public sealed class IemLinkAnswers(IemLinks links, PromiseStore<IemRequest> requests, People people, IemDesk desk, TimeProvider time)
{
    const string By = "link";

    public async Task<string?> ApprovalAsync(string token, CancellationToken cancellation) =>
        await OpenAsync(token, cancellation) is var (request, person, isCurrent) ? IemPages.Approval(request, person, isCurrent, happened: null) : null;

    /// <param name="action"><c>approve</c> or <c>reject</c>; anything else does nothing.</param>
    public async Task<string?> DecideAsync(DurableTaskClient client, string token, string? action, string? reason, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not var (request, person, isCurrent))
        {
            return null;
        }

        var actor = new Actor(ActorKind.Staff, person.Id, person.Name);
        var happened = !isCurrent ? null : action switch
        {
            "approve" => await SaidAsync(person, words => words.Approved, (r, setting, now) => IemApprovals.Approve(setting, Current(r), actor, By, reason, IemDoor.IsCovered(setting, r), now)),
            "reject" => await SaidAsync(person, words => words.Rejected, (r, _, now) => IemApprovals.Reject(Current(r), actor, By, reason, now)),
            _ => null,
        };
        return await OpenAsync(token, cancellation) is var (after, reader, still) ? IemPages.Approval(after, reader, still, happened) : null;

        async Task<string> SaidAsync(Person reader, Func<IemPageWords, string> done, Func<IemRequest, IemSetting, NodaTime.Instant, Change<IemRequest>> command) =>
            await TryAsync(() => desk.ApplyAsync(client, request.Id, ifMatch: null, command, cancellation: cancellation)) ?? done(IemPageWords.Of(reader.Language));

        // Whoever looked at other days decides on none.
        IemRequest Current(IemRequest now) => now.Revision == request.Revision ? now : throw new RefusalException(RefusalKind.Conflict, "The days were changed meanwhile. Look again.");
    }

    public async Task<string?> SurveyAsync(string token, CancellationToken cancellation) =>
        links.ReadSurvey(token, time.GetCurrentInstant()) is var (id, contact) && (await requests.FindAsync(id, cancellation))?.State is { } request
            ? IemPages.Survey(request, contact, happened: null)
            : null;

    public async Task<string?> AnswerSurveyAsync(DurableTaskClient client, string token, int? rating, string? comment, CancellationToken cancellation)
    {
        if (links.ReadSurvey(token, time.GetCurrentInstant()) is not var (id, contact) || await requests.FindAsync(id, cancellation) is null)
        {
            return null;
        }

        var refused = await TryAsync(() => desk.ApplyAsync(
            client, id, ifMatch: null, (r, _, now) => IemWrapUp.Answer(r, new Actor(ActorKind.Customer, contact, contact), By, rating, comment, contact, now), cancellation: cancellation));
        var request = (await requests.FindAsync(id, cancellation))!.State;
        return IemPages.Survey(request, contact, refused ?? IemPages.WordsFor(request, contact).Thanks);
    }

    async Task<(IemRequest Request, Person Person, bool IsCurrent)?> OpenAsync(string token, CancellationToken cancellation)
    {
        if (links.ReadApproval(token, time.GetCurrentInstant()) is not var (id, personId, revision)
            || await people.GetAsync(personId, cancellation) is not { } person
            || (await requests.FindAsync(id, cancellation))?.State is not { } request || !IemApprovals.IsApprover(request, person))
        {
            return null;
        }

        return (request, person, request.Revision == revision);
    }

    /// <returns>Why it was refused; null when it was done.</returns>
    static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusalException refused)
        {
            return string.Join(' ', refused.Errors.Select(e => e.Reason).Prepend(refused.Title));
        }
    }
}
