using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportFlows.Fakes;

/// <summary>Twilio's requests to the app: signed, and tried again as the address's fragment says.</summary>
sealed class TwilioPosts(string authToken, CallbackQueue queue, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <returns>The app's answer; 0 when it could not be reached.</returns>
    public Task<(int Status, string Body)> PostAsync(Uri url, Dictionary<string, string> fields) => queue.SendAsync(() => Signed(url, fields), Retries(url));

    /// <summary>Returns when the app has answered, or at once when the report comes late.</summary>
    public async Task ReportAsync(string id, string status, Behaviour behaviour, Uri url, Dictionary<string, string> fields)
    {
        var report = Report(id, status, url, () => fields);
        if (behaviour is Behaviour.CallBackLate)
        {
            queue.Hold([report]);
            return;
        }

        for (var told = 0; told < (behaviour is Behaviour.CallBackTwice ? 2 : 1); told++)
        {
            await queue.MakeAsync(report);
        }
    }

    public CallbackQueue.Report Report(string id, string status, Uri? url, Func<Dictionary<string, string>> fields) => new(id, status, () =>
    {
        // Comes true also when nobody asked to hear of it.
        var told = fields();
        return url is null ? null : Signed(url, told);
    })
    {
        Retries = url is null ? 0 : Retries(url),
    };

    // The address is signed as it is called, without the fragment.
    HttpRequestMessage Signed(Uri url, Dictionary<string, string> fields)
    {
        var called = new Uri(url.GetLeftPart(UriPartial.Query));
        var request = new HttpRequestMessage(HttpMethod.Post, called) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add(TwilioSignature.Header, TwilioSignature.Of(authToken, called, fields));
        return request;
    }

    static int Retries(Uri url) => QueryHelpers.ParseQuery(url.Fragment.TrimStart('#')).TryGetValue("rc", out var count) ? int.Parse(count!, CultureInfo.InvariantCulture) : 0;
}
