using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Iem;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.LaunchEvents;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.LaunchEvents;

/// <summary>What is done on the pages of a launch event.</summary>
public sealed class EventForms(WebDoor web, IemDoor door, IemAccess access, EventCommands commands, LaunchEvent events, Moves moves)
{
    static readonly string[] Days = [IemStates.Reschedule, IemStates.Extend, IemStates.Cancel];

    [Function("WebAskOfLaunchEvent"), Visit(Role.Customer, Role.Staff, Role.Operator)]
    public Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "launch-events/{id}/ask/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation)
    {
        var form = request.ConsoleForm();
        return Days.Contains(part) && form.ContainsKey("check")
            ? AgainAsync(request, id, part, new Tried(part, form, StatusCodes.Status200OK, "", []), cancellation)
            : DoAsync(request, client, id, part, fields => Task.FromResult(EventCommands.Ask(part, fields)), cancellation);
    }

    [Function("WebWorkOnLaunchEvent"), Visit(Role.Staff, Role.Operator)]
    public async Task<IResult> Work(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "launch-events/{id}/work/{part}")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, string part, CancellationToken cancellation)
    {
        var isDecision = part is IemStates.Approve or IemStates.Reject or IemStates.Go or IemStates.NoGo;
        var require = isDecision ? await access.ApproverAsync(request, cancellation) : null;
        return await DoAsync(request, client, id, part, fields => commands.WorkAsync(part, fields, cancellation), cancellation, require);
    }

    [Function("WebLaunchEventSurvey"), Visit(Role.Customer)]
    public Task<IResult> Survey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "launch-events/{id}/survey")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(
            request, client, id, "survey",
            fields => Task.FromResult<IemCommand?>((r, _, actor, now) => IemWrapUp.Answer(r, actor, WebDoor.Channel, new EventForm(fields).Whole("rating"), new EventForm(fields).Text("comment"), actor.Name, now)),
            cancellation);

    /// <summary>What is not a number is left for the command to refuse.</summary>
    internal static MoveAsked Asked(string kind, IReadOnlyDictionary<string, string> form) => new(
        kind,
        form.GetValueOrDefault("firstDay"),
        form.GetValueOrDefault("lastDay"),
        int.TryParse(form.GetValueOrDefault("furtherDays"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? days : null);

    Task<IResult> DoAsync(
        HttpRequest request, DurableTaskClient client, string id, string part, Func<IReadOnlyDictionary<string, string>, Task<IemCommand?>> find, CancellationToken cancellation, Action<IemRequest>? require = null) => WebDoor.DoAsync(
        request,
        async form =>
        {
            var command = await find(form) ?? throw new RefusalException(RefusalKind.NotFound, "There is nothing here.", new FieldError("part", "No form leads here.", part));
            await door.ApplyAsync(
                client, request.Caller(), id, ifMatch: null, request.FormOnce(), command, cancellation, r =>
                {
                    require?.Invoke(r);
                    RequireSeen(r, form);
                });
            return $"/launch-events/{id}?done=changed";
        },
        tried => AgainAsync(request, id, part, tried, cancellation));

    async Task<IResult> AgainAsync(HttpRequest request, string id, string part, Tried tried, CancellationToken cancellation)
    {
        var (caller, asked) = (request.Caller(), (await door.FindAsync(request.Caller(), id, cancellation)).State);
        return Days.Contains(part)
            ? await web.ShowAsync<MovePage, MoveModel>(request, await moves.ReadAsync(caller, asked, Asked(part, tried.Values), cancellation), tried)
            : await web.ShowAsync<LaunchEventPage, LaunchEventModel>(request, await events.ReadAsync(caller, asked, cancellation), tried);
    }

    /// <summary>Whoever looked at other days decides on none, and buys none.</summary>
    static void RequireSeen(IemRequest request, IReadOnlyDictionary<string, string> form)
    {
        if (form.TryGetValue("seen", out var seen) && seen != request.Revision.ToString(CultureInfo.InvariantCulture))
        {
            throw new RefusalException(RefusalKind.Conflict, "The days were changed meanwhile.", new FieldError("firstDay", "Look at the days as they are now, and send it again if you still want to."));
        }
    }
}
