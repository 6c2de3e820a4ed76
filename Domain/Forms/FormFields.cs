namespace SupportFlows.Domain.Forms;

/// <summary>What a form can tell us, named by the path of <c>POST /api/tickets</c> or <c>POST /api/iem-requests</c> (SPEC section 8).</summary>
public static class FormFields
{
    public const string ExternalId = "externalId";
    public const string Subject = "subject";
    public const string Description = "description";
    public const string Severity = "severity";
    public const string ContactName = "contact.name";
    public const string ContactEmail = "contact.email";
    public const string ContactPhone = "contact.phone";
    public const string ContactLanguage = "contact.language";
    public const string ContactTimeZone = "contact.timeZone";
    public const string Product = "product";
    public const string SoftwareName = "software.name";
    public const string SoftwareVersion = "software.version";
    public const string Event = "event";
    public const string FirstDay = "firstDay";
    public const string LastDay = "lastDay";
    public const string TimeZone = "timeZone";
    public const string ExpectedPeak = "expectedPeak";
    public const string Products = "products";
    public const string FurtherDays = "furtherDays";
    public const string SuccessCriteria = "successCriteria";

    public static readonly IReadOnlyList<string> All =
    [
        ExternalId, Subject, Description, Severity, ContactName, ContactEmail, ContactPhone, ContactLanguage, ContactTimeZone,
        Product, SoftwareName, SoftwareVersion, Event, FirstDay, LastDay, TimeZone, ExpectedPeak, Products, FurtherDays, SuccessCriteria,
    ];

    /// <summary>Without these nothing can be made of a form.</summary>
    public static IReadOnlyList<string> NeededFor(FormMakes makes) => makes == FormMakes.Ticket ? [Subject, Description] : [Event, FirstDay, LastDay];

    /// <summary>The field of a configuration key; <c>contactEmail</c> will do where a dot cannot be written, as in an environment variable.</summary>
    public static string? Find(string key) =>
        All.FirstOrDefault(f => string.Equals(f.Replace(".", ""), key.Replace(".", ""), StringComparison.OrdinalIgnoreCase));
}
