using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Iem;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Tickets;

namespace SupportFlows.Domain.Forms;

/// <summary>Makes a request of what a form service posted.</summary>
public static class FormMapping
{
    /// <returns>Always with an external id: the payload's own, or one made of the body, so that a repeated delivery is recognised.</returns>
    /// <exception cref="RefusalException">The body cannot be read (Malformed, TooLarge), or fields are missing or faulty (Invalid), all of them at once.</exception>
    public static TicketRequest Read(FormSource source, string? contentType, byte[] rawBody)
    {
        var payload = FormBody.Parse(contentType, rawBody);
        RequireSubmission(source, payload);

        var form = new FormReader(source, payload);
        var subject = form.Required(FormFields.Subject);
        var description = form.Required(FormFields.Description);
        var severity = ReadSeverity(source, form);
        var contact = ReadContact(form, ref description);
        form.ThrowIfFaulty();

        return new TicketRequest(
            form.Optional(FormFields.ExternalId) ?? Digest(rawBody),
            subject,
            description,
            severity,
            contact,
            form.Optional(FormFields.Product),
            form.Optional(FormFields.SoftwareName) is { } name ? new Software(name, form.Optional(FormFields.SoftwareVersion)) : null,
            source.AccountId);
    }

    /// <summary>The same of a request for an IEM session. What its words must be is judged where it is taken, as of every other.</summary>
    /// <inheritdoc cref="Read"/>
    public static IemOrder ReadIem(FormSource source, string? contentType, byte[] rawBody)
    {
        var payload = FormBody.Parse(contentType, rawBody);
        RequireSubmission(source, payload);

        var form = new FormReader(source, payload);
        var contact = new IemContact(
            form.Optional(FormFields.ContactName) ?? "", form.Optional(FormFields.ContactEmail), form.Optional(FormFields.ContactPhone), null, form.Optional(FormFields.ContactLanguage), form.Optional(FormFields.ContactTimeZone));
        return new IemOrder(
            form.Optional(FormFields.ExternalId) ?? Digest(rawBody),
            form.Optional(FormFields.Event),
            form.Optional(FormFields.FirstDay),
            form.Optional(FormFields.LastDay),
            form.Optional(FormFields.TimeZone),
            form.Optional(FormFields.ExpectedPeak),
            form.Optional(FormFields.Products)?.Split([',', ';', '、', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            [contact],
            int.TryParse(form.Optional(FormFields.FurtherDays), NumberStyles.None, CultureInfo.InvariantCulture, out var further) ? further : null,
            form.Optional(FormFields.SuccessCriteria) is { } success ? new IemPlan { SuccessCriteria = success } : null,
            source.AccountId);
    }

    static string Digest(byte[] rawBody) => "sha256-" + Convert.ToHexStringLower(SHA256.HashData(rawBody));

    static void RequireSubmission(FormSource source, JsonElement payload)
    {
        var faults = source.Only
            .Select(only => (only, found: PayloadReader.Text(payload, only.Path)))
            .Where(c => !string.Equals(c.only.Value, c.found, StringComparison.OrdinalIgnoreCase))
            .Select(c => new FieldError(c.only.Path.Text, $"must be '{c.only.Value}' for a submission to form source '{source.Name}'; nothing else is taken", c.found))
            .ToArray();
        if (faults.Length > 0)
            throw new RefusalException(RefusalKind.Invalid, "This payload is not a submission.", faults);
    }

    static Severity? ReadSeverity(FormSource source, FormReader form)
    {
        if (form.Optional(FormFields.Severity) is not { } wording)
        {
            if (source.DefaultSeverity is null)
                form.Required(FormFields.Severity);
            return source.DefaultSeverity;
        }
        if (Wire.TryName<Severity>(wording.ToLowerInvariant(), out var severity) || Wire.TryName(Meaning(source, wording), out severity))
            return severity;
        form.Faulty(FormFields.Severity, $"is not one of {Wire.Names<Severity>()}, nor a wording in {form.Setting("Values:severity")}; it was found in {form.Places(FormFields.Severity)}", wording);
        return null;
    }

    /// <summary>A choice often explains itself ("Business critical: we are down"): the longest wording that it begins with is meant.</summary>
    static string? Meaning(FormSource source, string wording) =>
        source.Values.GetValueOrDefault(FormFields.Severity)?
            .Where(v => wording.StartsWith(v.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(v => v.Key.Length)
            .Select(v => v.Value)
            .FirstOrDefault();

    static Contact ReadContact(FormReader form, ref string description)
    {
        var email = form.Optional(FormFields.ContactEmail);
        var phone = form.Optional(FormFields.ContactPhone);
        if (email is null && phone is null)
            form.Faulty("contact", $"an email address or a phone number is needed; looked for in {form.Places(FormFields.ContactEmail, FormFields.ContactPhone)}");

        // Forms let people write what they like. Who can be reached one way must not lose the ticket over the other: the handler reads it instead.
        var emailWorks = email is not null && ContactShapes.IsEmail(email);
        var phoneWorks = phone is not null && ContactShapes.E164(phone) is not null;
        if (emailWorks && phone is not null && !phoneWorks)
            (description, phone) = ($"{description}\n\nPhone as given: {phone}", null);
        if (phoneWorks && email is not null && !emailWorks)
            (description, email) = ($"{description}\n\nEmail as given: {email}", null);

        var timeZone = form.Optional(FormFields.ContactTimeZone);
        return new Contact(
            form.Optional(FormFields.ContactName) ?? email ?? phone ?? "",
            email,
            phone,
            form.Optional(FormFields.ContactLanguage),
            timeZone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is not null ? timeZone : null);
    }
}
