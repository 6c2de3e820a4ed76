using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Plans;

/// <summary>Reads <c>catalog.json</c>. What may stand in it is what this file says, and nothing else.</summary>
public static class CatalogReader
{
    const int Version = 1;

    static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="InvalidCatalogException">Every fault in it, each with its JSON path.</exception>
    public static Catalog Read(string json)
    {
        var faults = new List<CatalogFault>();
        using var document = Parse(json);
        var root = new CatalogValue(document.RootElement, "$", faults)
            .Object("version", "severities", "services", "hours", "plans", "scope", "thirdPartySoftware", "tickets", "iem");
        root["version"].Whole(Version, Version);
        var catalog = Read(root);
        return faults.Count == 0 ? catalog : throw new InvalidCatalogException(faults);
    }

    static Catalog Read(CatalogValue root)
    {
        var services = root["services"].Unique("id", Service, s => s.Id);
        var hours = root["hours"].IsMissing ? null : HoursReader.Read(root["hours"]);
        var plans = new PlanReader([.. services.Select(s => s.Id)], [.. hours?.Keys ?? []]);
        return new Catalog(
            root["plans"].Unique("id", plans.Read, p => p.Id, atLeast: 1),
            Severities(root["severities"]),
            services,
            Scope(root["scope"].Object("included", "excluded")),
            root["thirdPartySoftware"].Unique("id", Software, s => s.Id),
            TicketPolicyReader.Read(root["tickets"]),
            hours)
        {
            Iem = root["iem"].IsMissing ? null : IemPolicyReader.Read(root["iem"]),
        };
    }

    static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new InvalidCatalogException([new CatalogFault("$", e.Message, "JSON in which no property is given twice")]);
        }
    }

    static Service Service(CatalogValue value)
    {
        value.Object("id", "name");
        return new Service(value["id"].Text(), value["name"].Words());
    }

    static List<SeverityCriterion> Severities(CatalogValue list)
    {
        var all = list.Unique("id", Severity, s => Wire.Name(s.Id));
        foreach (var absent in Enum.GetValues<Severity>().Except(all.Select(s => s.Id)))
            if (!list.IsMissing)
                list.Fault($"a list that has {Wire.Name(absent)} too");
        return all;
    }

    static SeverityCriterion Severity(CatalogValue value)
    {
        value.Object("id", "name", "criterion", "examples");
        return new SeverityCriterion(value["id"].Name<Severity>(), value["name"].Words(), value["criterion"].Words(), value["examples"].Words());
    }

    static SupportScope Scope(CatalogValue value) => new(value["included"].Texts(), value["excluded"].Texts());

    static ThirdPartySoftware Software(CatalogValue value)
    {
        value.Object("id", "names", "source", "minimumVersion", "helps", "doesNotHelp");
        return new ThirdPartySoftware(
            value["id"].Text(),
            [.. value["names"].Items(atLeast: 1).Select(LowerCase)],
            value["source"].Text(),
            MinimumVersion(value["minimumVersion"]),
            value["helps"].Texts(),
            value["doesNotHelp"].Texts());
    }

    static string LowerCase(CatalogValue name)
    {
        var text = name.Text();
        if (text.Any(char.IsUpper)) name.Fault("a name in lower case, which any spelling matches");
        return text;
    }

    static string? MinimumVersion(CatalogValue value)
    {
        if (value.IsMissing) return null;
        var text = value.Text();
        if (text.Length > 0 && SoftwareVersion.Parse(text)?.ToString() != text) value.Fault("a version of numbers and dots, such as 3.0");
        return text;
    }
}
