using System.Runtime.CompilerServices;

namespace SupportFlows.Client.Http;

/// <summary>Watches things that cannot tell by themselves that they have changed.</summary>
static class Poll
{
    const double Slower = 1.5;
    const int Slowest = 8;

    /// <summary>The thing as it is, and then after each change.</summary>
    public static IAsyncEnumerable<T> WatchAsync<T>(this Transport transport, string path, WatchOptions? options, CancellationToken cancellation)
        where T : Answer => ChangesAsync(
            async (seen, ct) => await transport.GetIfChangedAsync<T>(path, seen, ct) is { } now && now.ETag != seen ? new Look<T>(now.ETag, now) : null,
            options ?? new(),
            transport.Time,
            cancellation);

    /// <summary>A timeline from its beginning, and then what is added to it.</summary>
    /// <param name="path">Of what the timeline is of: its ETag tells that there is something new.</param>
    public static async IAsyncEnumerable<TimelineEvent> TailAsync<T>(this Transport transport, string path, WatchOptions? options, [EnumeratorCancellation] CancellationToken cancellation = default)
        where T : Answer
    {
        var reader = new TimelineReader(transport, path + "/timeline");
        var looks = ChangesAsync(
            async (seen, ct) => await transport.GetIfChangedAsync<T>(path, seen, ct) is { } now && now.ETag != seen ? new Look<IReadOnlyList<TimelineEvent>>(now.ETag, await reader.NewsAsync(ct)) : null,
            options ?? new(),
            transport.Time,
            cancellation);
        await foreach (var news in looks)
        {
            foreach (var happened in news)
            {
                yield return happened;
            }
        }
    }

    static async IAsyncEnumerable<T> ChangesAsync<T>(
        Func<string?, CancellationToken, Task<Look<T>?>> look, WatchOptions options, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Every, TimeSpan.Zero);
        string? seen = null;
        for (var wait = options.Every; ;)
        {
            Look<T>? found = null;
            try
            {
                found = await look(seen, cancellation);
            }
            catch (SupportFlowsException trouble) when (trouble.IsTransient && options.Trouble is not null)
            {
                options.Trouble(trouble);
            }

            if (found is not null)
            {
                (seen, wait) = (found.ETag, options.Every);
                yield return found.Value;
            }

            await Task.Delay(wait, time, cancellation);
            wait = found is null ? TimeSpan.FromTicks(Math.Min((long)(wait.Ticks * Slower), options.Every.Ticks * Slowest)) : wait;
        }
    }

    sealed record Look<T>(string? ETag, T Value);
}

/// <summary>Reads of a timeline what it has not read yet.</summary>
sealed class TimelineReader(Transport transport, string path)
{
    int last;
    string? from;

    /// <summary>The last page is read again, as it may have grown: the server says only of a full one where the next begins.</summary>
    public async Task<IReadOnlyList<TimelineEvent>> NewsAsync(CancellationToken cancellation)
    {
        var news = new List<TimelineEvent>();
        for (var continuation = from; ;)
        {
            var page = await transport.PageAsync(path, continuation, cancellation);
            news.AddRange(page.Items.Select(e => Wire.Read<TimelineEvent>(e)).Where(e => e.Number > last));
            if (page.Continuation is null)
            {
                (from, last) = (continuation, news is [.., var newest] ? newest.Number : last);
                return news;
            }

            continuation = page.Continuation;
        }
    }
}
