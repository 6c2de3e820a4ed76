using System.Text;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Errors;
using SupportFlows.Functions.Http;
using SupportFlows.Web.Reading;
using SupportFlows.Web.Rendering;
using SupportFlows.Web.Shell;

namespace SupportFlows.Functions.Web;

/// <summary>Answers with a page, and does what a form asks: then its sender is sent on, so that loading the page again does nothing twice.</summary>
public sealed class WebDoor(WebPages pages, Readers readers)
{
    /// <summary>Who acts in the console, as timelines say.</summary>
    public const string Channel = "web";

    /// <summary>Of where somebody goes on to: browsers keep 4 KiB of a cookie.</summary>
    const int LongestPath = 1000;

    const string SecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static readonly RefusalKind[] Mendable = [RefusalKind.Malformed, RefusalKind.Invalid, RefusalKind.Conflict, RefusalKind.PreconditionFailed, RefusalKind.TooLarge, RefusalKind.TooMany];

    /// <param name="tried">A form that was refused and is shown again, with the status that says so.</param>
    public async Task<IResult> ShowAsync<TPage, TModel>(HttpRequest request, TModel model, Tried? tried = null, int status = StatusCodes.Status200OK)
        where TPage : WebPage<TModel>
    {
        var reader = await readers.OfAsync(request, tried, request.HttpContext.RequestAborted);
        var html = await pages.RenderAsync<TPage, TModel>(reader, model);
        request.HttpContext.Response.Headers.ContentSecurityPolicy = SecurityPolicy;
        return Results.Content(html, "text/html", Encoding.UTF8, tried?.Status ?? status);
    }

    /// <param name="act">Does it, given the form's fields, and says where to go on.</param>
    /// <param name="again">Shows the page with the form, when it was refused for something that its sender can mend.</param>
    public static Task<IResult> DoAsync(HttpRequest request, Func<IReadOnlyDictionary<string, string>, Task<string>> act, Func<Tried, Task<IResult>> again) =>
        AnswerAsync(request, async form => SeeOther(request, await act(form)), again);

    /// <summary>The same, of what answers with a page at once.</summary>
    public static async Task<IResult> AnswerAsync(HttpRequest request, Func<IReadOnlyDictionary<string, string>, Task<IResult>> act, Func<Tried, Task<IResult>> again)
    {
        var form = request.ConsoleForm();
        try
        {
            return await act(form);
        }
        catch (RefusalException refusal) when (Mendable.Contains(refusal.Kind))
        {
            request.HttpContext.Response.SetRetryAfter(refusal);
            return await again(TriedOf(form, refusal));
        }
    }

    /// <summary>The form as it was sent, with why it was refused.</summary>
    public static Tried TriedOf(IReadOnlyDictionary<string, string> form, RefusalException refusal) =>
        new(form.GetValueOrDefault("form") ?? "", form, Problem.StatusOf(refusal.Kind), refusal.Title, refusal.Errors);

    /// <summary>A page that says what went wrong, in place of the problem that a program would be told.</summary>
    internal Task<IResult> ExplainAsync(HttpRequest request, Problem problem) => ShowAsync<ErrorPage, ErrorModel>(
        request, new ErrorModel(problem.Title, [.. (problem.Errors ?? []).Select(e => $"{e.Field}: {e.Reason}")], problem.TraceId), status: problem.Status);

    public static IResult SeeOther(HttpRequest request, string address)
    {
        request.HttpContext.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>A path of ours, fit for a header and a cookie, or the start page: a link must not lead through us to somebody else's site.</summary>
    public static string Local(string? path) =>
        path is { Length: <= LongestPath } and ['/', ..] and not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and < (char)127) ? path : "/";
}
