using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SupportFlows.Client.Http;

/// <summary>Sends a request until it is answered or given up.</summary>
sealed class Transport(HttpClient http, Uri root, string? key, SupportFlowsOptions options)
{
    const string Json = "application/json";

    public Uri Root => root;

    public TimeProvider Time => options.Time;

    /// <exception cref="ArgumentException">The key cannot be sent. Does not say what it is.</exception>
    public static string? Checked(string? apiKey) => apiKey is null || (apiKey.Length > 0 && apiKey.All(c => c is > ' ' and <= '~'))
        ? apiKey
        : throw new ArgumentException("The API key is empty, or holds a space, a line break or a letter that no key has.", nameof(apiKey));

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
        where T : Answer => Read<T>(await SendAsync(() => Request(HttpMethod.Get, path), cancellation));

    public async Task<byte[]> GetBytesAsync(string path, CancellationToken cancellation) => (await SendAsync(() => Request(HttpMethod.Get, path), cancellation)).Body;

    /// <summary>Null: the caller's copy is the newest.</summary>
    public async Task<T?> GetIfChangedAsync<T>(string path, string? etag, CancellationToken cancellation)
        where T : Answer
    {
        var reply = await SendAsync(() => Request(HttpMethod.Get, path, ("If-None-Match", etag)), cancellation);
        return reply.Status == HttpStatusCode.NotModified ? null : Read<T>(reply);
    }

    public Task<T> PostAsync<T>(string path, object? body, CommandOptions? terms, CancellationToken cancellation)
        where T : Answer => PostAsync<T>(path, JsonSerializer.SerializeToUtf8Bytes(body ?? new { }, Wire.Options), new MediaTypeHeaderValue(Json), terms, cancellation);

    /// <summary>The bytes are held until it is answered, so that they can be sent again.</summary>
    public async Task<T> PostAsync<T>(string path, ReadOnlyMemory<byte> bytes, MediaTypeHeaderValue type, CommandOptions? terms, CancellationToken cancellation)
        where T : Answer
    {
        var once = terms?.IdempotencyKey ?? options.NewKey();
        return Read<T>(await SendAsync(
            () =>
            {
                var request = Request(HttpMethod.Post, path, ("Idempotency-Key", once), ("If-Match", terms?.IfMatch));
                request.Content = new ReadOnlyMemoryContent(bytes) { Headers = { ContentType = type } };
                return request;
            },
            cancellation));
    }

    /// <summary>Needs no name of its own: done again, it changes nothing.</summary>
    public async Task<T> PutAsync<T>(string path, object body, CancellationToken cancellation)
        where T : Answer
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Wire.Options);
        return Read<T>(await SendAsync(
            () =>
            {
                var request = Request(HttpMethod.Put, path);
                request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(Json) } };
                return request;
            },
            cancellation));
    }

    public Task DeleteAsync(string path, CancellationToken cancellation) => SendAsync(() => Request(HttpMethod.Delete, path), cancellation);

    async Task<Reply> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            // A wait that ends in the moment of the cancellation ends as if nobody had cancelled.
            cancellation.ThrowIfCancellationRequested();
            var (reply, failure) = await TryAsync(make, cancellation);
            if (failure is null)
            {
                return reply!;
            }

            var wait = RetryRule.Wait(attempt, failure, options, options.Chance()) ?? throw failure;
            await Task.Delay(wait, options.Time, cancellation);
        }
    }

    async Task<(Reply? Reply, SupportFlowsException? Failure)> TryAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(options.AttemptTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        using var request = make();
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified
                ? (new Reply(response.StatusCode, response.Headers.ETag?.ToString(), body), null)
                : (null, Problem.Of(response, body, options.Time.GetUtcNow()));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (null, new SupportFlowsException(null, $"{root} cannot be reached: {broken.Message}", cause: broken));
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            return (null, new SupportFlowsException(null, $"{root} has not answered in time.", cause: late));
        }
    }

    HttpRequestMessage Request(HttpMethod method, string path, params ReadOnlySpan<(string Name, string? Value)> headers)
    {
        var request = new HttpRequestMessage(method, new Uri(root, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Json));
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
        {
            if (value is not null && !request.Headers.TryAddWithoutValidation(name, value))
            {
                throw new ArgumentException($"'{value}' cannot be sent as {name}.", nameof(headers));
            }
        }

        return request;
    }

    static T Read<T>(Reply reply)
        where T : Answer
    {
        try
        {
            return Wire.Read<T>(JsonElement.Parse(reply.Body), reply.ETag);
        }
        catch (JsonException fault)
        {
            throw new SupportFlowsException(reply.Status, "The answer cannot be read. Is this the address of a SupportFlows app, and the client not too old for it?", cause: fault);
        }
    }

    sealed record Reply(HttpStatusCode Status, string? ETag, byte[] Body);
}
