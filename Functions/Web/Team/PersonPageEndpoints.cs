using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OnCall;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Team;

namespace SupportFlows.Functions.Web.Team;

/// <summary>How somebody is reached: his own to change, and an operator's.</summary>
public sealed class PersonPageEndpoints(WebDoor door, PersonCard card, ResponderDesk desk)
{
    [Function("WebPerson"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "people/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        ShowAsync(request, id, null, cancellation);

    [Function("WebAddContactMethod"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{id}/contact-methods")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, id, "code-sent", form => desk.AddMethodAsync(
            request, client, id, new ContactMethodRequest(Wire.TryName<Channel>(form.GetValueOrDefault("channel"), out var channel) ? channel : null, form.GetValueOrDefault("address")), cancellation), cancellation);

    [Function("WebRemoveContactMethod"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Remove(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{id}/contact-methods/{method}/remove")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        DoAsync(request, id, "changed", _ => desk.RemoveMethodAsync(request, client, id, method, cancellation), cancellation);

    [Function("WebAskContactCode"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{id}/contact-methods/{method}/code")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        DoAsync(request, id, "code-sent", _ => desk.AskCodeAsync(request, client, id, method, cancellation), cancellation);

    [Function("WebVerifyContactMethod"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{id}/contact-methods/{method}/verify")] HttpRequest request,
        [DurableClient] DurableTaskClient client, string id, string method, CancellationToken cancellation) =>
        DoAsync(request, id, "verified", form => desk.VerifyAsync(request, client, id, method, new CodeRequest(form.GetValueOrDefault("code")), cancellation), cancellation);

    [Function("WebSetNotificationRules"), Visit(Role.Staff, Role.Operator)]
    public Task<IResult> SetRules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people/{id}/notification-rules")] HttpRequest request, [DurableClient] DurableTaskClient client, string id, CancellationToken cancellation) =>
        DoAsync(request, id, "changed", form => RuleFields.SetAsync(form, rules => desk.SetRulesAsync(request, client, id, rules, cancellation)), cancellation);

    Task<IResult> DoAsync(HttpRequest request, string id, string done, Func<IReadOnlyDictionary<string, string>, Task> act, CancellationToken cancellation) => WebDoor.DoAsync(
        request,
        async form =>
        {
            await act(form);
            return $"/people/{id}?done={done}";
        },
        tried => ShowAsync(request, id, tried, cancellation));

    async Task<IResult> ShowAsync(HttpRequest request, string id, Tried? tried, CancellationToken cancellation) =>
        await door.ShowAsync<PersonPage, PersonModel>(request, await card.ReadAsync(request.Caller(), await desk.GetAsync(request, id, cancellation), cancellation), tried);
}
