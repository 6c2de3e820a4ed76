using System.Globalization;
using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

static class RetryAfter
{
    /// <summary>In whole seconds, none of them too early.</summary>
    public static void SetRetryAfter(this HttpResponse response, RefusalException refusal)
    {
        if (refusal.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
    }
}
