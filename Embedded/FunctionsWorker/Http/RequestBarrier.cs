using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportFlows.Embedded.FunctionsWorker.Http;

/// <summary>Around every request: counts it as work, and answers what nobody caught without saying more than the caller may know.</summary>
static class RequestBarrier
{
    public static void Use(IApplicationBuilder app, WorkTracker work, ILogger logger) => app.Use(next => async http =>
    {
        using var unit = new RequestWork(work.Begin());
        http.Features.Set(unit);
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: there is nobody to answer.
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            // A request that cannot be read (too large, cut off, a route value of the wrong kind) is the caller's to mend.
            await Results.Problem(fault.Message, statusCode: fault.StatusCode).ExecuteAsync(http);
        }
        catch (Exception fault)
        {
            WorkerLog.RequestFailed(logger, http.Request.Method, http.GetEndpoint()?.DisplayName, fault);
            if (http.Response.HasStarted)
            {
                // Too late to say so: cutting the connection is the only way left to show that the answer is not whole.
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    });
}
