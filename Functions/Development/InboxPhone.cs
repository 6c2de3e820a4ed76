using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.DurableTask.Client;
using SupportFlows.Adapters.Development;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Webhooks;

namespace SupportFlows.Functions.Development;

/// <summary>Answers a message of the development inbox as its reader would, on the very way that Twilio takes.</summary>
public sealed class InboxPhone(InboxReply inbox, TwilioWebhook webhook, TwilioEndpoints twilio)
{
    /// <param name="text">Of a text back; null for a call.</param>
    /// <param name="digits">Keys pressed on a call; null for a text.</param>
    /// <returns>What the phone then shows or says; null when it stays silent.</returns>
    /// <exception cref="RefusalException">No such message, the call no longer rings, or it cannot be answered so.</exception>
    public async Task<string?> AnswerAsync(HttpContext http, DurableTaskClient client, string key, string? text, string? digits, CancellationToken cancellation)
    {
        var posted = await inbox.ToWebhookAsync(key, text, digits, cancellation);
        var context = Signed(posted, http);
        var answer = digits is null ? await twilio.Text(context.Request, client, cancellation) : await twilio.Voice(context.Request, client, cancellation);
        await answer.ExecuteAsync(context);
        return Words(context.Response.Body);
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
