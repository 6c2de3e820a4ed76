using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SupportFlows.Client.Http;

static class Lists
{
    /// <summary>All items, a page at a time as they are asked for.</summary>
    public static async IAsyncEnumerable<T> ListAsync<T>(this Transport transport, string path, [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : Answer
    {
        string? continuation = null;
        do
        {
            var page = await transport.PageAsync(path, continuation, cancellation);
            foreach (var item in page.Items)
            {
                yield return Wire.Read<T>(item);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public static Task<Slice> PageAsync(this Transport transport, string path, string? continuation, CancellationToken cancellation) =>
        transport.GetAsync<Slice>(Route.With(path, ("continuation", continuation)), cancellation);

    /// <param name="Continuation">Null: there is no further page.</param>
    public sealed record Slice(IReadOnlyList<JsonElement> Items, string? Continuation) : Answer;
}
