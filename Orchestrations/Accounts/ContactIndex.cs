using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>Which account an email address or a phone number belongs to. An address belongs to one account; a number may be shared.</summary>
sealed class ContactIndex(IRowStore rows, TimeProvider time)
{
    /// <summary>How long a claim counts before its account must really have the address: a claim of a write that died does not bind for ever.</summary>
    static readonly Duration Claimed = Duration.FromMinutes(1);

    const string Table = "contacts";
    const string Owner = "owner";
    const string Title = "The account cannot be saved.";

    public async Task<string?> OwnerOfEmailAsync(string email, CancellationToken cancellation) =>
        (await rows.GetAsync(new RowAddress(Table, Email(email), Owner), cancellation))?.Content is { } content ? Json.Read<Claim>(content).AccountId : null;

    /// <summary>Null when nobody has the number, or several do.</summary>
    public async Task<string?> OwnerOfPhoneAsync(string phone, CancellationToken cancellation) =>
        await rows.ListAsync(new RowRange(Table, Phone(phone), Take: 2), cancellation) is [var only] ? only.Key : null;

    /// <summary>Takes every address and number for an account, before the account is written.</summary>
    /// <param name="stillHas">Whether an account really has an address.</param>
    /// <exception cref="RefusalException">Another account has an address.</exception>
    public async Task ClaimAsync(Account account, Func<string, string, Task<bool>> stillHas, CancellationToken cancellation)
    {
        // All are looked at before one is taken: what is refused must leave no address behind that would lead a sender astray.
        var taken = new List<FieldError>();
        foreach (var (contact, n) in account.Contacts.Select((c, n) => (c, n)).Where(c => c.c.Email is not null))
        {
            if ((await OwnerAsync(account.Id, contact.Email!, stillHas, cancellation)).Other is { } other)
            {
                taken.Add(Taken(n, contact.Email!, other));
            }
        }

        if (taken.Count > 0)
        {
            throw new RefusalException(RefusalKind.Conflict, Title, [.. taken]);
        }

        foreach (var (contact, n) in account.Contacts.Select((c, n) => (c, n)))
        {
            if (contact.Email is not null)
            {
                await ClaimEmailAsync(account.Id, contact.Email, n, stillHas, cancellation);
            }

            if (contact.Phone is not null)
            {
                await rows.UpsertAsync(Table, Phone(contact.Phone), account.Id, "{}", cancellation);
            }
        }
    }

    /// <summary>Gives back what an account had and has no longer, after it was written.</summary>
    public async Task ReleaseAsync(Account before, Account after, CancellationToken cancellation)
    {
        foreach (var email in Emails(before).Except(Emails(after)))
        {
            await ReleaseEmailAsync(after.Id, email, cancellation);
        }

        foreach (var phone in Phones(before).Except(Phones(after)))
        {
            await rows.DeleteAsync(Table, Phone(phone), after.Id, cancellation);
        }
    }

    public static IEnumerable<string> Emails(Account account) => account.Contacts.Select(c => c.Email?.ToLowerInvariant()).OfType<string>();

    static IEnumerable<string> Phones(Account account) => account.Contacts.Select(c => c.Phone).OfType<string>();

    async Task ClaimEmailAsync(string accountId, string email, int contact, Func<string, string, Task<bool>> stillHas, CancellationToken cancellation)
    {
        var partition = Email(email);
        for (; ; )
        {
            var (owner, other) = await OwnerAsync(accountId, email, stillHas, cancellation);
            if (other is not null)
            {
                throw new RefusalException(RefusalKind.Conflict, Title, Taken(contact, email, other));
            }

            var mine = Json.Write(new Claim(accountId, time.GetCurrentInstant()));
            try
            {
                RowChange claim = owner is null ? new RowChange.Insert(Owner, mine) : new RowChange.Replace(Owner, mine, owner.ETag);
                await rows.CommitAsync(Table, partition, [claim], cancellation);
                return;
            }
            catch (RowConflictException)
            {
                // Somebody else claimed it at the same time: look again who.
            }
        }
    }

    /// <returns>The row of the address, and whose it is when it is somebody else's.</returns>
    async Task<(Row? Row, string? Other)> OwnerAsync(string accountId, string email, Func<string, string, Task<bool>> stillHas, CancellationToken cancellation)
    {
        var owner = await rows.GetAsync(new RowAddress(Table, Email(email), Owner), cancellation);
        return owner is not null && Json.Read<Claim>(owner.Content) is var other && other.AccountId != accountId
            && (time.GetCurrentInstant() - other.At < Claimed || await stillHas(other.AccountId, email))
                ? (owner, other.AccountId)
                : (owner, null);
    }

    static FieldError Taken(int contact, string email, string other) =>
        new($"contacts[{contact}].email", $"Account '{other}' has this address: take it from there first. An address tells whose a ticket is.", email);

    async Task ReleaseEmailAsync(string accountId, string email, CancellationToken cancellation)
    {
        var owner = await rows.GetAsync(new RowAddress(Table, Email(email), Owner), cancellation);
        if (owner is null || Json.Read<Claim>(owner.Content).AccountId != accountId)
        {
            return;
        }

        try
        {
            await rows.CommitAsync(Table, Email(email), [new RowChange.Delete(Owner, owner.ETag)], cancellation);
        }
        catch (RowConflictException)
        {
            // Claimed by another the moment it was free: it is his.
        }
    }

    // Addresses hold characters that keys must not.
    static string Email(string email) => $"email-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())))}";

    static string Phone(string phone) => $"phone-{phone}";

    sealed record Claim(string AccountId, Instant At);
}
