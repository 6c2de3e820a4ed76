using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Web.LaunchEvents;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.LaunchEvents;

/// <summary>Requests a launch event: the days are counted as they are picked, by the page's script or by its button.</summary>
public sealed class NewLaunchEventEndpoints(WebDoor web, NewLaunchEvent reader, FileIem files)
{
    /// <summary>With days in the query, what they would mean.</summary>
    [Function("WebNewLaunchEvent"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "launch-events/new")] HttpRequest request, CancellationToken cancellation) =>
        ShowAsync(request, request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()), tried: null, cancellation);

    [Function("WebRequestLaunchEvent"), Visit(Role.Customer, Role.Staff)]
    public Task<IResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "launch-events/new")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var sent = request.ConsoleForm();
        return sent.ContainsKey("check")
            ? ShowAsync(request, sent, new Tried("launch-event", sent, StatusCodes.Status200OK, "", []), cancellation)
            : WebDoor.DoAsync(request, async form => $"/launch-events/{await FileAsync(request, client, form, cancellation)}?done=requested", tried => ShowAsync(request, tried.Values, tried, cancellation));
    }

    async Task<string> FileAsync(HttpRequest request, DurableTaskClient client, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        var (caller, form) = (request.Caller(), new EventForm(fields));
        var account = caller.Role == Role.Customer ? caller.AccountId : form.Text("accountId");
        if (account is null)
        {
            throw new RefusalException(RefusalKind.Invalid, "The launch event cannot be requested.", new FieldError("accountId", "Say for which customer it is."));
        }

        var order = new IemOrder(
            request.FormOnce(), form.Text("event"), form.Text("firstDay"), form.Text("lastDay"), form.Text("timeZone"), form.Text("expectedPeak"), form.Lines("products"), form.Contacts(), form.Whole("furtherDays"), form.Plan("plan."), account);
        form.Throw();
        return (await files.FileAsync(client, $"web:{account}", WebDoor.Channel, order, caller.ToActor(), cancellation)).Record.State.Id;
    }

    async Task<IResult> ShowAsync(HttpRequest request, IReadOnlyDictionary<string, string> asked, Tried? tried, CancellationToken cancellation) =>
        await web.ShowAsync<NewLaunchEventPage, NewLaunchEventModel>(request, await reader.ReadAsync(request.Caller(), asked, cancellation), tried);
}
