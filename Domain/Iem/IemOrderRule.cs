using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Domain.Iem;

/// <summary>What the words of a request must be. Its days are <see cref="IemDaysRule"/>'s.</summary>
static class IemOrderRule
{
    const int Name = 200;
    const int Text = 4000;
    const int Contacts = 50;
    const int Products = 50;
    const int Parts = 200;

    /// <summary>In tidy spelling; the account says what the request leaves out.</summary>
    public static IemOrder Check(FieldFaults faults, IemOrder order, string externalId, Account? account)
    {
        faults.OptionalText("externalId", externalId, Name);
        return order with
        {
            Event = faults.Text("event", order.Event, Name),
            TimeZone = Zone(faults, order.TimeZone?.Trim() is { Length: > 0 } zone ? zone : account?.TimeZone),
            ExpectedPeak = faults.OptionalText("expectedPeak", order.ExpectedPeak, Name),
            Products = Each(faults, "products", order.Products, Products),
            Contacts = People(faults, order.Contacts, account),
            Plan = Check(faults, order.Plan ?? IemPlan.Empty),
        };
    }

    /// <param name="path">Where the plan stands in the request.</param>
    public static IemPlan Check(FieldFaults faults, IemPlan plan, string path = "plan.")
    {
        var (resources, escalation) = (plan.Resources ?? [], plan.Escalation ?? []);
        if (resources.Count > Parts) faults.Add($"{path}resources", $"Has {resources.Count}; at most {Parts} are taken.");
        if (escalation.Count > Parts) faults.Add($"{path}escalation", $"Has {escalation.Count}; at most {Parts} are taken.");
        if (plan.TrafficMultiple is { } multiple and (<= 0 or > 1_000_000)) faults.Add($"{path}trafficMultiple", "Give the peak as a multiple of ordinary traffic, such as 8.5.", $"{multiple}");
        return plan with
        {
            SuccessCriteria = faults.OptionalText($"{path}successCriteria", plan.SuccessCriteria, Text),
            Bridge = faults.OptionalText($"{path}bridge", plan.Bridge, Name),
            Resources =
            [
                .. resources.Take(Parts).Select((r, n) => new RegionResource(
                    faults.Text($"{path}resources[{n}].region", r?.Region, Name), faults.Text($"{path}resources[{n}].resource", r?.Resource, Name), faults.OptionalText($"{path}resources[{n}].amount", r?.Amount, Name))),
            ],
            Primary = Check(faults, $"{path}primary", plan.Primary),
            Rollback = Check(faults, $"{path}rollback", plan.Rollback),
            Escalation =
            [
                .. escalation.Take(Parts).Select((e, n) => new EscalationStep(
                    faults.Text($"{path}escalation[{n}].who", e?.Who, Name), faults.OptionalText($"{path}escalation[{n}].reach", e?.Reach, Name), e?.After)),
            ],
        };
    }

    static ActionPlan? Check(FieldFaults faults, string path, ActionPlan? plan) => plan is null ? null : new ActionPlan(
        faults.Text($"{path}.steps", plan.Steps, Text),
        faults.OptionalText($"{path}.trigger", plan.Trigger, Text),
        faults.OptionalText($"{path}.owner", plan.Owner, Name),
        faults.OptionalText($"{path}.verification", plan.Verification, Text));

    internal static string? Zone(FieldFaults faults, string? zone)
    {
        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null) return zone;
        faults.Add("timeZone", "Give the time zone in which the days are meant, by its tz database id such as Asia/Shanghai.", zone);
        return null;
    }

    static List<string> Each(FieldFaults faults, string field, IReadOnlyList<string>? texts, int most)
    {
        if (texts?.Count > most) faults.Add(field, $"Has {texts.Count}; at most {most} are taken.");
        return [.. (texts ?? []).Take(most).Select((t, n) => faults.Text($"{field}[{n}]", t, Name)).Distinct()];
    }

    /// <summary>Without any, those of the account are told.</summary>
    static List<IemContact> People(FieldFaults faults, IReadOnlyList<IemContact>? contacts, Account? account)
    {
        if (contacts is not { Count: > 0 }) contacts = [.. (account?.Contacts ?? []).Select(c => new IemContact(c.Name, c.Email, c.Phone, null, c.Language, c.TimeZone))];
        if (contacts.Count is 0 or > Contacts) faults.Add("contacts", $"Has {contacts.Count}; give 1 to {Contacts}: {{name, email, phone, role}}.");
        return [.. contacts.Take(Contacts).Select((c, n) => Contact(faults, $"contacts[{n}]", c, account))];
    }

    static IemContact Contact(FieldFaults faults, string field, IemContact? contact, Account? account)
    {
        var email = faults.OptionalText($"{field}.email", contact?.Email, Name);
        var phone = faults.OptionalText($"{field}.phone", contact?.Phone, Name);
        if (email is null) faults.Add($"{field}.email", "Is required: invitations and news of the event go there.");
        else if (!ContactShapes.IsEmail(email)) faults.Add($"{field}.email", "Is not an email address such as ann@example.com.", email);
        if (phone is not null && ContactShapes.E164(phone) is null) faults.Add($"{field}.phone", "Is not an international number such as +4930123456.", phone);
        if (contact?.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) faults.Add($"{field}.timeZone", "Is not a time zone of the tz database such as Europe/Berlin.", zone);
        var known = account?.Contacts.FirstOrDefault(c => c.Email is not null && c.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
        return new IemContact(
            faults.OptionalText($"{field}.name", contact?.Name, Name) ?? known?.Name ?? email ?? "",
            email,
            phone is null ? null : ContactShapes.E164(phone),
            faults.OptionalText($"{field}.role", contact?.Role, Name),
            faults.OptionalText($"{field}.language", contact?.Language, 35) ?? known?.Language ?? account?.Language,
            contact?.TimeZone ?? known?.TimeZone ?? account?.TimeZone);
    }
}
