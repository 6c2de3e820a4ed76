using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>What a message is about.</summary>
/// <param name="Pages">The page, or all that the message told of.</param>
public sealed record CallSubject(OutboxRow Row, IReadOnlyList<Page> Pages)
{
    public string Subjects => string.Join("; ", Pages.Select(p => p.Subject));
}

/// <summary>Finds it by the message's key, as it comes back in a call.</summary>
public sealed class CallSubjects(Outbox outbox, PromiseStore<Page> pages)
{
    /// <returns>Null: there is no such message, or it is about no page.</returns>
    public async Task<CallSubject?> FindAsync(string key, CancellationToken cancellation)
    {
        if (MessageAddress.OfKey(key) is not { } address || await outbox.FindAsync(address, cancellation) is not { Row: { Terms: { } terms } row })
        {
            return null;
        }

        var carried = await Task.WhenAll(row.Carries.Select(m => outbox.FindAsync(m, cancellation)));
        var ids = carried.Select(m => m?.Row.Terms?.About).OfType<string>().Prepend(terms.About).Distinct();
        var found = await Task.WhenAll(ids.Select(id => pages.FindAsync(id, cancellation)));
        return found.Any(f => f is not null) ? new CallSubject(row, [.. found.Select(f => f?.State).OfType<Page>()]) : null;
    }
}
