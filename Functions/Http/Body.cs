using Microsoft.AspNetCore.Http;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Functions.Http;

static class Body
{
    public const int JsonLimit = 64 * 1024;
    public const int FormLimit = 1024 * 1024;

    /// <summary>The body as JSON. Unknown properties are ignored.</summary>
    /// <exception cref="RefusalException">Too large (64 KiB), not JSON, or with fields of the wrong kind: all of them at once.</exception>
    public static async Task<T> ReadJsonAsync<T>(this HttpRequest request, CancellationToken cancellation) =>
        JsonText.Parse<T>(await request.ReadRawAsync(JsonLimit, cancellation));

    /// <summary>As <see cref="ReadJsonAsync"/>, for a command that needs no body.</summary>
    public static async Task<T?> ReadOptionalJsonAsync<T>(this HttpRequest request, CancellationToken cancellation)
        where T : class =>
        await request.ReadRawAsync(JsonLimit, cancellation) is { Length: > 0 } body ? JsonText.Parse<T>(body) : null;

    public static async Task<byte[]> ReadRawAsync(this HttpRequest request, int limit, CancellationToken cancellation)
    {
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        using var body = new MemoryStream();
        var buffer = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if (body.Length + read > limit)
            {
                throw TooLarge(limit);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    static RefusalException TooLarge(int limit) =>
        new(RefusalKind.TooLarge, $"The body is larger than {limit / 1024} KiB. Send less; long logs belong in a file that you link to.");
}
