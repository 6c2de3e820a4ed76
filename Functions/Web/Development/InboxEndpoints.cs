using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Development;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Web.Development;
using SupportFlows.Web.Reading;

namespace SupportFlows.Functions.Web.Development;

/// <summary>Every message that a developer's machine would have sent, and phones that one can answer.</summary>
public sealed class InboxEndpoints(WebDoor door, Inbox inbox, InboxPhone phone, MovableClock clock, TimeProvider time)
{
    [Function("WebInbox"), VisitAnyone(DevelopmentOnly = true)]
    public Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "inbox")] HttpRequest request, CancellationToken cancellation) => ShowAsync(request, null, null, null, null, cancellation);

    [Function("WebInboxReply"), VisitAnyone(DevelopmentOnly = true)]
    public Task<IResult> Reply(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "inbox/reply")] HttpRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var recipient = request.ConsoleForm().GetValueOrDefault("recipient");
        return WebDoor.AnswerAsync(
            request,
            async form =>
            {
                var key = form.GetValueOrDefault("key") ?? "";
                var said = await phone.AnswerAsync(request.HttpContext, client, key, form.GetValueOrDefault("text"), form.GetValueOrDefault("digits"), cancellation);
                // What a phone says is shown once: there is no address for it.
                return await ShowAsync(request, recipient, key, said, null, cancellation);
            },
            tried => ShowAsync(request, recipient, null, null, tried, cancellation));
    }

    Task<IResult> ShowAsync(HttpRequest request, string? recipient, string? answered, string? said, Tried? tried, CancellationToken cancellation) => ShowAsync(
        request, inbox.ReadAsync(Chosen(request, recipient), answered, said, clock.IsThere, time.GetCurrentInstant(), cancellation), tried);

    async Task<IResult> ShowAsync(HttpRequest request, Task<InboxModel> model, Tried? tried) => await door.ShowAsync<InboxPage, InboxModel>(request, await model, tried);

    // An unescaped + arrives as a space, and every phone number starts with one.
    static string? Chosen(HttpRequest request, string? recipient) =>
        (recipient is { Length: > 0 } ? recipient : request.Query["recipient"].ToString().Replace(' ', '+')) is { Length: > 0 } chosen ? chosen : null;
}
