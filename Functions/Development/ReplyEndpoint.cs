using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Development;

public sealed class ReplyEndpoint(InboxPhone phone)
{
    public sealed record Reply(string? Text, string? Digits);

    /// <summary>What the phone then shows or says; null when it stays silent.</summary>
    [Function("DevReply"), DevelopmentOnly]
    public async Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/outbox/{key}/reply")] HttpRequest request, [DurableClient] DurableTaskClient client, string key, CancellationToken cancellation)
    {
        var reply = await request.ReadJsonAsync<Reply>(cancellation);
        return Results.Json(new { answer = await phone.AnswerAsync(request.HttpContext, client, key, reply.Text, reply.Digits, cancellation) }, Json.Options);
    }
}
