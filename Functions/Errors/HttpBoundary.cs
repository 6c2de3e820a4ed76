using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Errors;

/// <summary>The outermost layer of every HTTP function: response headers, and errors in the shape that SPEC section 8 promises.</summary>
sealed partial class HttpBoundary(ILogger<HttpBoundary> logger) : IFunctionsWorkerMiddleware
{
    const string RetrySeconds = "10";

    // Not async: an orchestration must stay on its turn's thread.
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) =>
        context.GetHttpContext() is { } http ? GuardAsync(http, context, next) : next(context);

    async Task GuardAsync(HttpContext http, FunctionContext context, FunctionExecutionDelegate next)
    {
        SetHeaders(http.Response.Headers);
        try
        {
            await next(context);
        }
        catch (RefusalException refusal)
        {
            if (refusal.Kind == RefusalKind.Unauthenticated)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer realm=\"supportflows\"";
            }

            context.GetInvocationResult().Value = Problem.From(refusal).ToResult();
        }
        catch (BadHttpRequestException broken)
        {
            context.GetInvocationResult().Value = new Problem(broken.Message, broken.StatusCode).ToResult();
        }
        catch (RowStoreUnavailableException unavailable)
        {
            LogUnexpected(unavailable, context.FunctionDefinition.Name, http.TraceIdentifier);
            http.Response.Headers.RetryAfter = RetrySeconds;
            context.GetInvocationResult().Value =
                new Problem("Nothing can be written at present, so nothing was accepted. Send the same again in a while.", StatusCodes.Status503ServiceUnavailable, TraceId: http.TraceIdentifier).ToResult();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up: nobody reads an answer.
        }
#pragma warning disable CA1031 // The boundary: whatever it was, the caller gets a trace id and the log the rest.
        catch (Exception unexpected)
#pragma warning restore CA1031
        {
            LogUnexpected(unexpected, context.FunctionDefinition.Name, http.TraceIdentifier);
            context.GetInvocationResult().Value =
                new Problem("Something went wrong on our side. Try again; if it stays, tell us the trace id.", StatusCodes.Status500InternalServerError, TraceId: http.TraceIdentifier).ToResult();
        }
    }

    static void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
