using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>Reads the fields of the form for a new ticket; whether they will do is for the rules to say.</summary>
static class NewTicketForm
{
    public static TicketRequest Read(IReadOnlyDictionary<string, string> given, Account? account) => new(
        ExternalId: null,
        Text(given, "subject") ?? "",
        (Text(given, "description") ?? "").ReplaceLineEndings("\n"),
        Wire.TryName<Severity>(Text(given, "severity"), out var severity) ? severity : null,
        Contact(given, account),
        Text(given, "product"),
        Text(given, "software.name") is null && Text(given, "software.version") is null ? null : new Software(Text(given, "software.name") ?? "", Text(given, "software.version")),
        account?.Id);

    public static string ValueOf(Contact contact) => contact.Email ?? contact.Phone ?? contact.Name;

    static Contact Contact(IReadOnlyDictionary<string, string> given, Account? account) =>
        account?.Contacts.FirstOrDefault(c => ValueOf(c) == Text(given, "contact"))
        ?? new Contact(Text(given, "contact.name") ?? "", Text(given, "contact.email"), Text(given, "contact.phone"));

    static string? Text(IReadOnlyDictionary<string, string> given, string name) => given.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;
}
