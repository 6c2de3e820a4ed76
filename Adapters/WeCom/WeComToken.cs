using System.Text.Json.Serialization;
using NodaTime;
using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.WeCom;

/// <summary>The access token of the application: asked for once, kept until shortly before its end. WeCom limits how often it may be asked for.</summary>
sealed class WeComToken(WeComSettings settings, TimeProvider time) : IDisposable
{
    static readonly Duration Margin = Duration.FromMinutes(1);

    readonly SemaphoreSlim gate = new(1);
    volatile Issued? current;

    /// <exception cref="Orchestrations.Notifications.DeliveryException">There is none to be had.</exception>
    public async Task<string> GetAsync(HttpClient http, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (current is { } known && time.GetCurrentInstant() < known.Until)
            {
                return known.Token;
            }

            return (current = await AskAsync(http, cancellation)).Token;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>This one was refused. A newer one stays.</summary>
    public void Forget(string token)
    {
        if (current is { } known && known.Token == token)
        {
            Interlocked.CompareExchange(ref current, null, known);
        }
    }

    public static Uri Url(WeComSettings settings, string path) => new(new Uri(settings.BaseAddress == "" ? "https://qyapi.weixin.qq.com" : settings.BaseAddress), path);

    public void Dispose() => gate.Dispose();

    async Task<Issued> AskAsync(HttpClient http, CancellationToken cancellation)
    {
        var path = $"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(settings.CorpId)}&corpsecret={Uri.EscapeDataString(settings.Secret)}";
        var answer = await JsonProvider.AskAsync<Answer>("WeCom", http, new HttpRequestMessage(HttpMethod.Get, Url(settings, path)), time, cancellation);
        if (answer is not { ErrCode: 0, AccessToken: { } token })
        {
            throw WeComErrors.Refused(answer.ErrCode, answer.ErrMsg);
        }

        return new Issued(token, time.GetCurrentInstant() + Duration.FromSeconds(answer.ExpiresIn) - Margin);
    }

    sealed record Issued(string Token, Instant Until);

    sealed record Answer(
        int ErrCode, string? ErrMsg, [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
