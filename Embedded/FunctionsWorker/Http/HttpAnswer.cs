using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Embedded.FunctionsWorker.Http;

static class HttpAnswer
{
    /// <summary>Writes what a function or a middleware answered; nothing is 204, unless the response was written by hand.</summary>
    public static Task WriteAsync(HttpContext http, object? answer) => answer switch
    {
        IResult result => result.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        null => WriteNothing(http),
        string text => Results.Text(text).ExecuteAsync(http),
        _ => Results.Json(answer).ExecuteAsync(http),
    };

    static Task WriteNothing(HttpContext http)
    {
        if (!http.Response.HasStarted && http.Response.StatusCode == StatusCodes.Status200OK && http.Response.ContentLength is null)
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        }

        return Task.CompletedTask;
    }
}
