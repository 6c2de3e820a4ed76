using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Pages;

/// <summary>The link in an email or chat by which its reader answers a page. Opening it does nothing, or every mail scanner would be on call.</summary>
public sealed class LinkEndpoints(LinkAnswers answers)
{
    const int BodyLimit = 1024;

    /// <param name="Action"><c>acknowledge</c>, <c>escalate</c> or <c>close</c>.</param>
    public sealed record PageLinkForm(string? Action);

    /// <summary>Shows a page to whoever follows its link. Opening it does nothing: mail scanners follow every link.</summary>
    [Function("OpenPageLink"), Signed("link")]
    [AnswersText(Media.Html)]
    public async Task<IResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/pages/link/{token}")] HttpRequest request, string token, CancellationToken cancellation) =>
        Show(request, await answers.LookAsync(token, cancellation));

    /// <summary>Does to a page what its link offers.</summary>
    [Function("ActByPageLink"), Signed("link")]
    [TakesForm<PageLinkForm>("action"), AnswersText(Media.Html)]
    public async Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/pages/link/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client, string token, CancellationToken cancellation)
    {
        if (await answers.LookAsync(token, cancellation) is null)
        {
            return Show(request, null);
        }

        return Show(request, await answers.ActAsync(client, token, await ActionAsync(request, cancellation), cancellation));
    }

    static async Task<ReplyAction> ActionAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await request.ReadRawAsync(BodyLimit, cancellation)));
        var action = form.GetValueOrDefault("action").ToString();
        return action switch
        {
            "acknowledge" => ReplyAction.Acknowledge,
            "escalate" => ReplyAction.Escalate,
            "close" => ReplyAction.Close,
            _ => throw new RefusalException(RefusalKind.Invalid, "Nothing was done.", new FieldError("action", "Expected acknowledge, escalate or close.", action)),
        };
    }

    static IResult Show(HttpRequest request, LinkView? view) => LinkPage.Show(request, view is null ? null : LinkPage.Of(view));
}
