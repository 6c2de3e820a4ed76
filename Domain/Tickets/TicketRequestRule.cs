using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Tickets;

/// <summary>What a request must say. Gives it with its texts trimmed and its number in E.164.</summary>
static class TicketRequestRule
{
    public static TicketRequest Check(TicketRequest request, string externalId)
    {
        var faults = new FieldFaults();
        var clean = request with
        {
            ExternalId = faults.OptionalText("externalId", externalId, TicketLimits.Name),
            Subject = faults.Text("subject", request.Subject, TicketLimits.Subject),
            Description = faults.Text("description", request.Description, TicketLimits.Body),
            Severity = Known(faults, request.Severity),
            Contact = Check(faults, request.Contact),
            Product = faults.OptionalText("product", request.Product, TicketLimits.Name),
            Software = Check(faults, request.Software),
        };
        faults.Throw("The ticket cannot be taken.");
        return clean;
    }

    static Severity? Known(FieldFaults faults, Severity? severity)
    {
        if (severity is null || !Enum.IsDefined(severity.Value))
            faults.Add("severity", $"Is required: one of {Wire.Names<Severity>()}.", severity?.ToString());
        return severity;
    }

    static Contact Check(FieldFaults faults, Contact? contact)
    {
        var email = faults.OptionalText("contact.email", contact?.Email, TicketLimits.Name);
        var phone = faults.OptionalText("contact.phone", contact?.Phone, TicketLimits.Name);
        if (email is null && phone is null)
            faults.Add("contact", "Needs an email or a phone, or nobody could be answered.");
        if (email is not null && !ContactShapes.IsEmail(email))
            faults.Add("contact.email", "Is not an email address such as ann@example.com.", email);
        var number = phone is null ? null : ContactShapes.E164(phone);
        if (phone is not null && number is null)
            faults.Add("contact.phone", "Is not an international number such as +4930123456: a plus sign, the country code, 7 to 15 digits in all.", phone);
        if (contact?.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            faults.Add("contact.timeZone", "Is not a time zone of the tz database such as Europe/Berlin.", zone);
        return new Contact(
            faults.OptionalText("contact.name", contact?.Name, TicketLimits.Name) ?? email ?? number ?? "",
            email,
            number,
            faults.OptionalText("contact.language", contact?.Language, 35),
            contact?.TimeZone);
    }

    static Software? Check(FieldFaults faults, Software? software)
    {
        if (software is null) return null;
        var version = faults.OptionalText("software.version", software.Version, TicketLimits.Name);
        if (string.IsNullOrWhiteSpace(software.Name) && version is null) return null;
        return new Software(faults.Text("software.name", software.Name, TicketLimits.Name), version);
    }
}
