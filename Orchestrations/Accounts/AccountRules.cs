using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Orchestrations.Accounts;

static class AccountRules
{
    /// <summary>The account in tidy spelling.</summary>
    /// <param name="policies">Ids of the escalation policies that there are.</param>
    /// <exception cref="Domain.Refusals.RefusalException">Everything that is wrong with it.</exception>
    public static Account Check(Catalog catalog, Account account, IEnumerable<string> policies)
    {
        // What a request leaves out is null here, whatever the type says.
        var faults = new FieldFaults();
        var tidy = account with
        {
            Subscriptions = [.. faults.Entries("subscriptions", account.Subscriptions).OrderBy(s => s.From)],
            Contacts = [.. faults.Entries("contacts", account.Contacts).Select(c => c with { Email = c.Email?.Trim(), Phone = Tidy(c.Phone) })],
            ImGroup = account.ImGroup is { } group ? group with { Address = group.Address?.Trim()! } : null,
        };
        faults.Id("id", tidy.Id);
        faults.Text("name", tidy.Name, RecordFaults.Name);
        faults.TimeZone("timeZone", tidy.TimeZone);
        faults.Language("language", tidy.Language);
        faults.Require(
            tidy.Policy is null || policies.Contains(tidy.Policy), "policy", $"There are: {string.Join(", ", policies.Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}.", tidy.Policy);
        CheckSubscriptions(catalog, tidy.Subscriptions, faults);
        CheckContacts(tidy.Contacts, faults);
        CheckImGroup(tidy.ImGroup, faults);
        faults.Throw("The account cannot be saved.");
        return tidy;
    }

    /// <summary>In E.164 where it is a number at all; what is none is kept to be shown as faulty.</summary>
    public static string? Tidy(string? phone) => string.IsNullOrWhiteSpace(phone) ? null : ContactShapes.E164(phone) ?? phone;

    static void CheckSubscriptions(Catalog catalog, IReadOnlyList<Subscription> subscriptions, FieldFaults faults)
    {
        Instant? end = Instant.MinValue;
        foreach (var (subscription, n) in subscriptions.Select((s, n) => (s, n)))
        {
            var field = $"subscriptions[{n}]";
            faults.Require(
                catalog.Plans.Any(p => p.Id == subscription.Plan), $"{field}.plan",
                $"The catalog has: {string.Join(", ", catalog.Plans.Select(p => p.Id))}.", subscription.Plan);
            faults.Require(subscription.To is null || subscription.From < subscription.To, $"{field}.to", "Ends after it starts.", subscription.To?.ToString());
            faults.Require(
                end is not null && end <= subscription.From, $"{field}.from",
                $"Starts while the one before it still runs{(end is null ? ", without an end" : $", until {end}")}: end that one first.",
                subscription.From.ToString());
            end = subscription.To is null || end is null ? null : Instant.Max(end.Value, subscription.To.Value);
        }
    }

    static void CheckContacts(IReadOnlyList<Contact> contacts, FieldFaults faults)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (contact, n) in contacts.Select((c, n) => (c, n)))
        {
            var field = $"contacts[{n}]";
            faults.Text($"{field}.name", contact.Name, RecordFaults.Name);
            faults.Require(contact.Email is not null || contact.Phone is not null, field, "Give an email or a phone.", null);
            if (contact.Email is not null)
            {
                faults.Email($"{field}.email", contact.Email);
                faults.Require(seen.Add(contact.Email), $"{field}.email", "Is there twice.", contact.Email);
            }

            if (contact.Phone is not null)
            {
                faults.Phone($"{field}.phone", contact.Phone);
            }

            if (contact.Language is not null)
            {
                faults.Language($"{field}.language", contact.Language);
            }

            if (contact.TimeZone is not null)
            {
                faults.TimeZone($"{field}.timeZone", contact.TimeZone);
            }
        }
    }

    static void CheckImGroup(ImGroup? group, FieldFaults faults)
    {
        if (group is null)
        {
            return;
        }

        var isChat = group.Channel is Channel.Slack or Channel.WeCom;
        faults.Require(isChat, "imGroup.channel", "Give slack or we-com: there is no group of any other.", Wire.Name(group.Channel));
        faults.Require(!isChat || ContactShapes.IsImGroup(group.Channel, group.Address ?? ""), "imGroup.address", group.Channel is Channel.Slack
            ? "Give the id of a Slack channel, as C0123456789: it stands at the end of the channel's details. Invite the app into it."
            : "Give the id of a group chat that the WeCom application made: 1 to 32 letters and digits.", group.Address);
    }
}
