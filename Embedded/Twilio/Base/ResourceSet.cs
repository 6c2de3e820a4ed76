using System.Collections;
using System.Text.Json;
using Twilio.Clients;
using Twilio.Http;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Base;

/// <summary>Messages or calls as the API lists them, the newest first. Here it is one page of them, and whoever asks says so by a limit.</summary>
public class ResourceSet<T> : IEnumerable<T>
    where T : Resource
{
    readonly IReadOnlyList<T> records;

    internal ResourceSet(IReadOnlyList<T> records) => this.records = records;

    public IEnumerator<T> GetEnumerator() => records.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <param name="key">Name of the list in the answer.</param>
    /// <exception cref="NotSupportedException">More is asked for than one page holds.</exception>
    internal static async Task<ResourceSet<T>> ReadAsync(
        string key, string path, FormFields filter, long? pageSize, long? limit, ITwilioRestClient client, Func<JsonElement, T> read)
    {
        if (pageSize is null || limit is null || limit > pageSize)
        {
            throw new NotSupportedException("Only one page can be read: give a pageSize, and a limit that is no more.");
        }

        var response = await client.RequestAsync(
            new Request(HttpMethod.Get, Rest.Domain.Api, path, queryParams: filter.Add("PageSize", pageSize).Fields)).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content);
        return new ResourceSet<T>([.. document.RootElement.GetProperty(key).EnumerateArray().Take((int)limit).Select(read)]);
    }
}
