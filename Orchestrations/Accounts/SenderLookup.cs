using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Orchestrations.Accounts;

/// <summary>Who is it: the account that the door knows, else that of the contact's email or phone, else an unknown sender (SPEC section 2).</summary>
public sealed class SenderLookup(AccountDirectory accounts)
{
    public async Task<Sender> FindAsync(TicketRequest request, CancellationToken cancellation = default)
    {
        var contact = request.Contact;
        var account = request.AccountId is { } id ? await accounts.GetAsync(id, cancellation) : null;
        account ??= await accounts.FindByContactAsync(contact?.Email, contact?.Phone, cancellation);
        return new Sender(account, Complete(contact!, account));
    }

    /// <summary>The account that staff name when they file for somebody: a slip of their fingers must not file for whoever owns the contact's address instead.</summary>
    /// <exception cref="RefusalException">There is no such account.</exception>
    public async Task<Account> NamedAsync(string accountId, CancellationToken cancellation = default) => await accounts.GetAsync(accountId, cancellation) ?? throw new RefusalException(
        RefusalKind.Invalid, "The ticket cannot be taken.", new FieldError("accountId", "There is no such account. Leave it out to go by the contact's email or phone.", accountId));

    /// <summary>What the account knows of the contact, such as the language, where the request says nothing.</summary>
    static Contact Complete(Contact contact, Account? account)
    {
        if (contact is null || account is null)
        {
            return contact!;
        }

        var known = account.Contacts.FirstOrDefault(c => c.Email is not null && string.Equals(c.Email, contact.Email?.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? account.Contacts.FirstOrDefault(c => c.Phone is not null && c.Phone == AccountRules.Tidy(contact.Phone));
        return contact with
        {
            Name = string.IsNullOrWhiteSpace(contact.Name) ? known?.Name ?? contact.Name : contact.Name,
            Email = contact.Email ?? known?.Email,
            Phone = contact.Phone ?? known?.Phone,
            Language = contact.Language ?? known?.Language ?? account.Language,
            TimeZone = contact.TimeZone ?? known?.TimeZone ?? account.TimeZone,
        };
    }
}
