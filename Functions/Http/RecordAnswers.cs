using Microsoft.AspNetCore.Http;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Http;

static class RecordAnswers
{
    /// <summary>A record as others see it, with its ETag; 304 when the caller has this copy.</summary>
    public static IResult Record<T>(this HttpRequest request, Stored<T> stored, Func<T, object> view, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.SetETag(stored.ETag);
        return HttpMethods.IsGet(request.Method) && request.HasCopy(stored.ETag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Json(view(stored.State), Json.Options, statusCode: status);
    }

    /// <summary>201: something within the record was made.</summary>
    public static IResult Made<T>(this HttpRequest request, Stored<T> stored, Func<T, object> view, string location)
    {
        request.HttpContext.Response.Headers.Location = location;
        return request.Record(stored, view, StatusCodes.Status201Created);
    }
}
