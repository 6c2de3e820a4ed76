using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Refusals;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.Http;
using SupportFlows.Functions.Web;
using SupportFlows.Orchestrations.Queues;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Functions.Errors;

/// <summary>The outermost layer of every HTTP function: response headers, and errors in the shape that SPEC section 8 promises.</summary>
sealed partial class HttpBoundary(WebDoor door, ILogger<HttpBoundary> logger) : IFunctionsWorkerMiddleware
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
        catch (SignInNeededException)
        {
            context.GetInvocationResult().Value = SignInEndpoints.Invite(http.Request);
        }
        catch (RefusalException refusal)
        {
            if (refusal.Kind == RefusalKind.Unauthenticated)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer realm=\"supportflows\"";
            }

            http.Response.SetRetryAfter(refusal);
            await AnswerAsync(http, context, Problem.From(refusal));
        }
        catch (BadHttpRequestException broken)
        {
            await AnswerAsync(http, context, new Problem(broken.Message, broken.StatusCode));
        }
        catch (IOException unavailable) when (unavailable is RowStoreUnavailableException or ContentStoreUnavailableException)
        {
            LogUnexpected(unavailable, context.FunctionDefinition.Name, http.TraceIdentifier);
            http.Response.Headers.RetryAfter = RetrySeconds;
            await AnswerAsync(
                http, context, new Problem("Nothing can be written at present. Send the same again in a while.", StatusCodes.Status503ServiceUnavailable, TraceId: http.TraceIdentifier));
        }
        catch (QueuesUnavailableException unavailable)
        {
            LogUnexpected(unavailable, context.FunctionDefinition.Name, http.TraceIdentifier);
            http.Response.Headers.RetryAfter = RetrySeconds;
            // Only operators ask for them: what mends it is theirs to read.
            await AnswerAsync(http, context, new Problem(unavailable.Message, StatusCodes.Status503ServiceUnavailable, TraceId: http.TraceIdentifier));
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
            await AnswerAsync(
                http, context, new Problem("Something went wrong on our side. Try again; if it stays, tell us the trace id.", StatusCodes.Status500InternalServerError, TraceId: http.TraceIdentifier));
        }
    }

    /// <summary>To a program the problem, to a person a page.</summary>
    async Task AnswerAsync(HttpContext http, FunctionContext context, Problem problem) =>
        context.GetInvocationResult().Value = AccessRules.IsPage(context.FunctionDefinition) ? await door.ExplainAsync(http.Request, problem) : problem.ToResult();

    static void SetHeaders(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
