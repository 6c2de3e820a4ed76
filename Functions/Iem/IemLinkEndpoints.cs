using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Functions.Pages;

namespace SupportFlows.Functions.Iem;

/// <summary>The links in emails by which a TAM decides on a request, and a contact answers the survey. Opening one does nothing: those who scan mail follow every link.</summary>
public sealed class IemLinkEndpoints(IemLinkAnswers answers)
{
    const int BodyLimit = 16 * 1024;

    /// <summary>Shows a request to the TAM who follows the link to it. Opening it does nothing: mail scanners follow every link.</summary>
    [Function("OpenIemApproval"), Signed("link")]
    [AnswersText(Media.Html)]
    public async Task<IResult> OpenApproval(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/iem-requests/approval/{token}")] HttpRequest request, string token, CancellationToken cancellation) =>
        LinkPage.Show(request, await answers.ApprovalAsync(token, cancellation));

    /// <summary>Approves or rejects a request by its link.</summary>
    [Function("DecideIemByLink"), Signed("link")]
    [TakesForm<IemApprovalForm>("action"), AnswersText(Media.Html)]
    public async Task<IResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/approval/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client, string token, CancellationToken cancellation)
    {
        // First of all the token: whoever has none is not read.
        if (await answers.ApprovalAsync(token, cancellation) is null)
        {
            return LinkPage.Show(request, null);
        }

        var form = await FormAsync(request, cancellation);
        return LinkPage.Show(request, await answers.DecideAsync(client, token, form("action"), form("reason"), cancellation));
    }

    /// <summary>Shows the survey to the contact who follows the link to it.</summary>
    [Function("OpenIemSurvey"), Signed("link")]
    [AnswersText(Media.Html)]
    public async Task<IResult> OpenSurvey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/iem-requests/survey/{token}")] HttpRequest request, string token, CancellationToken cancellation) =>
        LinkPage.Show(request, await answers.SurveyAsync(token, cancellation));

    /// <summary>Answers the survey by its link, once.</summary>
    [Function("AnswerIemSurvey"), Signed("link")]
    [TakesForm<IemSurveyForm>("rating"), AnswersText(Media.Html)]
    public async Task<IResult> Survey(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/iem-requests/survey/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client, string token, CancellationToken cancellation)
    {
        if (await answers.SurveyAsync(token, cancellation) is null)
        {
            return LinkPage.Show(request, null);
        }

        var form = await FormAsync(request, cancellation);
        int? rating = int.TryParse(form("rating"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        return LinkPage.Show(request, await answers.AnswerSurveyAsync(client, token, rating, form("comment"), cancellation));
    }

    static async Task<Func<string, string?>> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await request.ReadRawAsync(BodyLimit, cancellation)));
        return name => form.GetValueOrDefault(name).ToString() is { Length: > 0 } text ? text : null;
    }
}
