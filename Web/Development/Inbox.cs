using NodaTime;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Web.Development;

/// <summary>What lies in the phones and mailboxes of a developer's machine, of the last two days.</summary>
public sealed class Inbox(SentLog sent)
{
    const int Shown = 50;

    static readonly Duration Past = Duration.FromDays(2);

    public async Task<InboxModel> ReadAsync(string? address, string? answered, string? said, bool hasClock, Instant now, CancellationToken cancellation)
    {
        var all = await sent.ListAsync(null, now - Past, cancellation);
        var owners = all.GroupBy(m => m.Recipient.Address)
            .OrderByDescending(g => g.Max(m => m.At))
            .Select(g => new InboxOwner(g.Key, g.First().Recipient.Name, g.Count()))
            .ToList();
        var owner = address is null ? null : owners.FirstOrDefault(o => o.Address == address) ?? new InboxOwner(address, address, 0);
        return new InboxModel(owners, owner, [.. all.Reverse().Where(m => owner is null || m.Recipient.Address == owner.Address).Take(Shown)], answered, said, hasClock);
    }
}
