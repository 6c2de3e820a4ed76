using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.PersonalData;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Orchestrations.PersonalData;

/// <summary>By what a customer's contact is known.</summary>
public sealed record PersonalWords(string? Email, string? Phone)
{
    /// <summary>A shorter name is a word of others, too.</summary>
    const int ShortestName = 4;

    /// <exception cref="RefusalException">Neither is given, or one is faulty.</exception>
    public static PersonalWords Of(string? email, string? phone)
    {
        var faults = new FieldFaults();
        var (address, number) = (email?.Trim() is { Length: > 0 } e ? e : null, phone?.Trim() is { Length: > 0 } p ? p : null);
        if (address is null && number is null)
        {
            faults.Add("email", "Give the email or the phone of the person, or both.");
        }

        if (address is not null && !ContactShapes.IsEmail(address))
        {
            faults.Add("email", "Give an address, as name@example.com.", address);
        }

        if (number is not null && ContactShapes.E164(number) is null)
        {
            faults.Add("phone", "Give an international number, as +4930123456.", number);
        }

        faults.Throw("Nobody can be found by this.");
        return new PersonalWords(address, number is null ? null : ContactShapes.E164(number));
    }

    public bool Are(Contact contact) => Has(contact.Email) || Has(contact.Phone);

    public bool Are(IemContact contact) => Has(contact.Email) || Has(contact.Phone);

    /// <summary>It is the person's address or number.</summary>
    public bool Has(string? address) =>
        address is not null && (string.Equals(address, Email, StringComparison.OrdinalIgnoreCase) || address == Phone);

    /// <summary>The person filed the ticket, or is told of it.</summary>
    public bool AreIn(Ticket ticket) => Are(ticket.Contact) || ticket.Watchers.Any(Has);

    public bool AreIn(IemRequest launch) => launch.Contacts.Any(Are);

    /// <summary>All that stands for the person in what belongs to this ticket, the longest first: one may be a part of another.</summary>
    public IReadOnlyList<string> In(Ticket ticket) =>
        Words(Are(ticket.Contact) ? [ticket.Contact.Email, ticket.Contact.Phone, Name(ticket.Contact.Name)] : []);

    /// <summary>As in a ticket.</summary>
    public IReadOnlyList<string> In(IemRequest launch) => Words(launch.Contacts.Where(Are).SelectMany(c => new[] { c.Email, c.Phone, Name(c.Name) }));

    List<string> Words(IEnumerable<string?> known) =>
        [.. known.Append(Email).Append(Phone).OfType<string>().Where(w => w.Length > 0 && w != Eraser.Marker).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length)];

    static string? Name(string name) => name.Length >= ShortestName ? name : null;
}
