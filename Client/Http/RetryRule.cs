namespace SupportFlows.Client.Http;

static class RetryRule
{
    /// <summary>How long to wait before the same request is sent again; null: it is given up.</summary>
    /// <param name="attempt">That failed, from 1.</param>
    /// <param name="roll">From 0 to 1: how much of the random half is left out.</param>
    public static TimeSpan? Wait(int attempt, SupportFlowsException failure, SupportFlowsOptions options, double roll)
    {
        if (attempt >= options.Attempts || !failure.IsTransient)
        {
            return null;
        }

        if (failure.RetryAfter is { } asked)
        {
            return asked <= options.LongestWait ? asked : null;
        }

        // As a power of two it would overflow long before it is reached.
        var full = Math.Min(options.FirstWait.TotalMilliseconds * Math.Pow(2, attempt - 1), options.LongestWait.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (1 - roll / 2));
    }
}
