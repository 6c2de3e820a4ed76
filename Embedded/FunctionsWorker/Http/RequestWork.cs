using Microsoft.AspNetCore.Http;
using SupportFlows.Embedded.FunctionsWorker.Http;

namespace SupportFlows.Embedded.FunctionsWorker.Http
{
    /// <summary>A request's unit of work, let go of once: when the request ends, or before when it asks to.</summary>
    sealed class RequestWork(WorkTracker.Work work) : IDisposable
    {
        int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) == 0)
            {
                work.Dispose();
            }
        }
    }
}

namespace SupportFlows.Embedded.FunctionsWorker
{
    public static class HttpContextWorkExtensions
    {
        /// <summary>
        /// Says that the rest of this request causes no work by itself. A request that moves the clock must say so: the clock waits until
        /// nothing is under way, and would wait for that very request.
        /// </summary>
        public static void ReleaseWork(this HttpContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            context.Features.Get<RequestWork>()?.Dispose();
        }
    }
}
