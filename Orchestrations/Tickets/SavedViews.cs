using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>A way of looking at the queue that somebody keeps under a name.</summary>
/// <param name="Query">Of the queue's address: <c>severity=business-critical&amp;due=PT1H</c>.</param>
public sealed record SavedView(string Id, string Name, string Query);

/// <summary>The views that each person keeps: a member of staff whichever key he comes with, a customer by his key.</summary>
public sealed class SavedViews(IRowStore rows)
{
    public const int Most = 20;
    public const int LongestName = 60;

    const string Table = "views";
    const int LongestQuery = 500;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SavedView>> ListAsync(Caller caller, CancellationToken cancellation = default)
    {
        var found = await rows.ListAsync(new RowRange(Table, OwnerOf(caller)), cancellation);
        return [.. found.Select(r => Json.Read<SavedView>(r.Content)).OrderBy(v => v.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Keeps a view; under a name that is there already it takes its place.</summary>
    /// <exception cref="RefusalException">The name or the query says nothing, or there are too many.</exception>
    public async Task KeepAsync(Caller caller, string? name, string? query, CancellationToken cancellation = default)
    {
        var faults = new FieldFaults();
        var called = faults.Text("name", name, LongestName);
        var kept = faults.Text("query", query, LongestQuery);
        var id = ApiKeys.Hash(called.ToLowerInvariant())[..16];
        var views = await ListAsync(caller, cancellation);
        if (views.Count >= Most && views.All(v => v.Id != id))
        {
            faults.Add("name", $"You have {views.Count} views; {Most} are kept. Remove one first.", called);
        }

        faults.Throw("The view cannot be kept.");
        await rows.UpsertAsync(Table, OwnerOf(caller), id, Json.Write(new SavedView(id, called, kept)), cancellation);
    }

    /// <summary>One that is not there is fine.</summary>
    public async Task RemoveAsync(Caller caller, string id, CancellationToken cancellation = default)
    {
        if (Ids.IsValid(id))
        {
            await rows.DeleteAsync(Table, OwnerOf(caller), id, cancellation);
        }
    }

    static string OwnerOf(Caller caller) => caller.PersonId is { } person ? $"person-{person}" : $"key-{caller.Id}";
}
