using System.Security.Cryptography;
using System.Text;
using SupportFlows.Domain.OnCall;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.OnCall;

/// <summary>
/// Who is reached at an address. A row only says whom to look at: the responder himself is read, and one who has the address no longer is passed
/// over. So rows are written before the responder is and never taken away, and no order of two people's changes loses one.
/// </summary>
public sealed class ContactBook(IRowStore rows, PromiseStore<Responder> responders)
{
    const string Table = "addresses";

    /// <param name="address">E.164 number, email address in any case, Slack or WeCom user id.</param>
    /// <returns>Everybody with the address among his methods, verified or not: one for each such method, verified ones first.</returns>
    public async Task<IReadOnlyList<AddressOwner>> OwnersOfAsync(string address, CancellationToken cancellation = default)
    {
        var plain = Plain(address);
        var listed = await rows.ListAllAsync(new RowRange(Table, PartitionOf(plain)), cancellation);
        var found = await Task.WhenAll(listed.Select(r => responders.FindAsync(r.Key, cancellation)));
        return
        [
            .. from stored in found
               where stored is not null
               from method in stored.State.Methods
               where Plain(method.Address) == plain
               orderby method.VerifiedAt is null, stored.State.Id
               select new AddressOwner(stored.State.Id, method),
        ];
    }

    /// <summary>Before the responder is written.</summary>
    /// <param name="known">Methods that he had: their rows are there.</param>
    internal Task AnnounceAsync(Responder responder, IReadOnlyList<ContactMethod> known, CancellationToken cancellation) => Task.WhenAll(responder.Methods
        .Select(m => Plain(m.Address)).Except(known.Select(m => Plain(m.Address)))
        .Select(address => rows.UpsertAsync(Table, PartitionOf(address), responder.Id, "{}", cancellation)));

    static string Plain(string address) => address.Trim().ToLowerInvariant();

    // Addresses hold characters that keys must not, and are nobody's business.
    static string PartitionOf(string plain) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)));
}

/// <param name="Method">Unless it is verified, nobody has shown that the address is this person's.</param>
public sealed record AddressOwner(string PersonId, ContactMethod Method);
