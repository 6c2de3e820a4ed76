using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SupportFlows.Cli.Smoke;

/// <summary>The running app from outside. Nothing is sent twice: a check sees what whoever calls it sees.</summary>
/// <param name="operatorKey">Of who runs the checks.</param>
sealed class Instance(HttpClient http, string operatorKey)
{
    const string Json = "application/json";

    public string Operator => operatorKey;

    public Task<Reply> GetAsync(string path, string? key, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, key, null, cancellation);

    public Task<Reply> PostAsync(string path, string? key, object? body, CancellationToken cancellation, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, key, Content(body), cancellation, headers);

    public Task<Reply> PutAsync(string path, string? key, object body, CancellationToken cancellation) => SendAsync(HttpMethod.Put, path, key, Content(body), cancellation);

    public Task<Reply> DeleteAsync(string path, string? key, CancellationToken cancellation) => SendAsync(HttpMethod.Delete, path, key, null, cancellation);

    /// <exception cref="CheckFailedException">There was no answer.</exception>
    public async Task<Reply> SendAsync(HttpMethod method, string path, string? key, HttpContent? content, CancellationToken cancellation, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        cancellation.ThrowIfCancellationRequested();
        // What was sent may have been done: its answer is waited for, so that it can be taken away again.
        var patience = method == HttpMethod.Get ? cancellation : CancellationToken.None;
        try
        {
            using var response = await http.SendAsync(request, patience);
            var body = await response.Content.ReadAsStringAsync(patience);
            return new Reply($"{method} /{path}", (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.ToString(), body);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            throw new CheckFailedException($"{method} /{path}: {http.BaseAddress} cannot be reached: {broken.Message}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CheckFailedException($"{method} /{path}: no answer within {http.Timeout.TotalSeconds:0} s.");
        }
    }

    static StringContent? Content(object? body) => body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, Json);
}
