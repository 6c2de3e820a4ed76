using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>The notices of one decision. Keys are <c>ticket.what.number.channel.recipient</c>; the number is that of the event or clock that it is about.</summary>
sealed class TicketNotices(TicketEdit edit, Func<TicketAudience> audience)
{
    readonly List<Notice> notices = [];

    public IReadOnlyList<Notice> All => [.. notices.DistinctBy(n => n.Key)];

    /// <summary>By email, or by SMS to somebody who gave no email.</summary>
    public void ToContact(string template, int number, params (string Key, string? Value)[] data)
    {
        var contact = edit.Ticket.Contact;
        if (contact.Email is { } email) Add(template, template, number, Channel.Email, Customer(contact.Name, email), data);
        else if (contact.Phone is { } phone) Add(template, template, number, Channel.Sms, Customer(contact.Name, phone), data);
    }

    public void ToWatchers(string template, int number, string except, params (string Key, string? Value)[] data)
    {
        foreach (var address in edit.Ticket.Watchers.Where(w => !w.Equals(except, StringComparison.OrdinalIgnoreCase)))
            Add(template, template, number, Channel.Email, Customer(address, address), data);
    }

    public void Email(string template, int number, IEnumerable<Person> people, params (string Key, string? Value)[] data)
    {
        foreach (var person in people) Add(template, template, number, Channel.Email, Staff(person, person.Email), data);
    }

    public void Sms(string template, int number, IEnumerable<Person> people, params (string Key, string? Value)[] data)
    {
        foreach (var person in people.Where(p => p.Phone is not null)) Add(template, template, number, Channel.Sms, Staff(person, person.Phone!), data);
    }

    /// <summary>By SMS where a phone is known, and by email.</summary>
    public void Alarm(string template, string what, int number, IEnumerable<Person> people, params (string Key, string? Value)[] data)
    {
        foreach (var person in people)
        {
            if (person.Phone is { } phone) Add(template, what, number, Channel.Sms, Staff(person, phone), data);
            Add(template, what, number, Channel.Email, Staff(person, person.Email), data);
        }
    }

    /// <param name="policy">Id of the escalation policy.</param>
    public void Page(string what, int number, string policy, params (string Key, string? Value)[] data) => notices.Add(new Notice(
        Key(what, number, Channel.Page, Policy(policy)), Templates.PageOrder, Channel.Page, Policy(policy), data.ToDictionary(d => d.Key, d => d.Value)));

    void Add(string name, string what, int number, Channel channel, Recipient recipient, (string Key, string? Value)[] data)
    {
        notices.Add(new Notice(Key(what, number, channel, recipient), name, channel, recipient, Chosen(Templates.All.First(t => t.Name == name), data)));
    }

    string Key(string what, int number, Channel channel, Recipient recipient) =>
        $"{edit.Ticket.Id}.{what}.{number}.{Wire.Name(channel)}.{RecipientSlug.Of(recipient)}";

    Dictionary<string, string?> Chosen(Template template, (string Key, string? Value)[] data)
    {
        var known = Common();
        foreach (var (key, value) in data) known[key] = value;
        return template.Required.Concat(template.Optional).ToDictionary(key => key, key => known.GetValueOrDefault(key));
    }

    Dictionary<string, string?> Common()
    {
        var ticket = edit.Ticket;
        return new()
        {
            ["ticketId"] = ticket.Id,
            ["subject"] = ticket.Subject,
            ["plan"] = ticket.Plan,
            ["severity"] = Wire.Name(ticket.Severity.Current),
            ["submitted"] = Wire.Name(ticket.Severity.Submitted),
            ["owed"] = Wire.Name(ticket.Severity.Owed),
            ["status"] = Wire.Name(ticket.Status),
            ["contactName"] = ticket.Contact.Name,
            ["contactEmail"] = ticket.Contact.Email,
            ["contactPhone"] = ticket.Contact.Phone,
            ["product"] = ticket.Product,
            ["description"] = ticket.Description,
            ["assignee"] = audience().Assignee?.Name,
            ["due"] = Wire.Text(ticket.Clocks.Where(c => c.State == ClockState.Running).Min(c => (Instant?)c.DueAt)),
        };
    }

    Recipient Customer(string name, string address) =>
        new(null, name, address, edit.Ticket.Contact.Language ?? "en", edit.Ticket.Contact.TimeZone ?? "UTC");

    static Recipient Policy(string id) => new(id, id, id, "en", "UTC");

    static Recipient Staff(Person person, string address) => new(person.Id, person.Name, address, person.Language, person.TimeZone);
}
