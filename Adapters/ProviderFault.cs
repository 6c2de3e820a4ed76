using System.Net;
using System.Net.Http.Headers;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters;

/// <summary>What a provider's failure means for the message: one reading for all providers.</summary>
static class ProviderFault
{
    /// <summary>It answered, and did not take the message. 429 and 5xx pass; any other answer would be the same again.</summary>
    public static DeliveryException Refused(string provider, HttpStatusCode status, string words, TimeSpan? retryAfter, Exception? inner = null)
    {
        var retryable = status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;
        return new DeliveryException($"{provider} answered {(int)status}{(words == "" ? "" : $": {words}")}", retryable, retryable ? retryAfter : null, inner);
    }

    /// <summary>It answered in words of its own that it did not take the message.</summary>
    public static DeliveryException Refused(string provider, string words, bool retryable, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new($"{provider} answered {words}", retryable, retryable ? retryAfter : null, inner);

    /// <summary>An answer as far as it fits into an error: what a proxy says is often a page of HTML.</summary>
    public static string Words(string body) => body.Length > 200 ? body[..200] : body;

    /// <summary>It did not answer, and may have taken the message all the same.</summary>
    public static DeliveryException NoAnswer(string provider, Exception fault) =>
        new($"{provider} could not be reached or did not answer in time: {fault.Message}", retryable: true, inner: fault);

    /// <summary>A time-out or a lost connection, and not the caller who gave up.</summary>
    public static bool IsPassing(Exception fault, CancellationToken cancellation) =>
        !cancellation.IsCancellationRequested && fault is (HttpRequestException or IOException or OperationCanceledException or TimeoutException);

    public static TimeSpan? RetryAfter(HttpResponseHeaders? headers, TimeProvider time) =>
        headers?.RetryAfter is not { } asked ? null : asked.Delta ?? Later(asked.Date - time.GetUtcNow());

    static TimeSpan? Later(TimeSpan? wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
}
