using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Adapters.Development;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Webhooks;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Development;

/// <summary>Answers a message of the development inbox as its reader would, on the very way that Twilio takes.</summary>
public sealed class ReplyEndpoint(InboxReply inbox, TwilioWebhook webhook, TwilioEndpoints twilio)
{
    public sealed record Reply(string? Text, string? Digits);

    /// <summary>What the phone then shows or says; null when it stays silent.</summary>
    [Function("DevReply"), DevelopmentOnly]
    public async Task<IResult> Answer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/outbox/{key}/reply")] HttpRequest request, [DurableClient] DurableTaskClient client, string key, CancellationToken cancellation)
    {
        var reply = await request.ReadJsonAsync<Reply>(cancellation);
        var posted = await inbox.ToWebhookAsync(key, reply.Text, reply.Digits, cancellation);
        var context = Signed(posted, request.HttpContext);
        var answer = reply.Digits is null ? await twilio.Text(context.Request, client, cancellation) : await twilio.Voice(context.Request, client, cancellation);
        await answer.ExecuteAsync(context);
        return Results.Json(new { answer = Words(context.Response.Body) }, Json.Options);
    }

    DefaultHttpContext Signed(InboxAnswer posted, HttpContext outer)
    {
        var path = posted.Path.Split('?', 2);
        var context = new DefaultHttpContext { RequestServices = outer.RequestServices };
        context.Response.Body = new MemoryStream();
        var request = context.Request;
        (request.Method, request.Scheme, request.Host) = (HttpMethods.Post, outer.Request.Scheme, outer.Request.Host);
        (request.Path, request.QueryString) = (path[0], new QueryString(path.Length > 1 ? "?" + path[1] : ""));
        using var form = new FormUrlEncodedContent(posted.Form);
        request.ContentType = "application/x-www-form-urlencoded";
        request.Body = new MemoryStream(form.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        request.Headers[TwilioWebhook.SignatureHeader] = webhook.Sign(request.GetEncodedUrl(), posted.Form);
        return context;
    }

    static string? Words(Stream markup)
    {
        markup.Position = 0;
        var words = XDocument.Load(markup).Descendants().Where(e => e.Name.LocalName is "Message" or "Say").Select(e => e.Value).ToList();
        return words.Count == 0 ? null : string.Join(' ', words);
    }
}
