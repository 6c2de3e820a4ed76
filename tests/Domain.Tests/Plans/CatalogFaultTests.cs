using NodaTime;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tests.Plans;

/// <summary>A bad catalog is refused at start, with the path of each faulty value.</summary>
public class CatalogFaultTests
{
    const string OneSpan = """{ "office": { "timeZone": "Europe/Berlin", "week": { "monday": [{ "from": "09:00", "to": "17:00" }] } } }""";

    [Theory]
    [InlineData("colour", "\"red\"", "$.colour")]
    [InlineData("plans.0.price", "5", "$.plans[0].price")]
    [InlineData("version", "2", "$.version")]
    [InlineData("plans", "[]", "$.plans")]
    [InlineData("plans", null, "$.plans")]
    [InlineData("tickets", null, "$.tickets")]
    [InlineData("plans.1.id", "\"basic\"", "$.plans[1].id")]
    [InlineData("plans.1.id", null, "$.plans[1].id")]
    [InlineData("plans.1.name", "{ \"zh-Hans\": \"x\" }", "$.plans[1].name.en")]
    [InlineData("plans.0.channels", "[\"fax\"]", "$.plans[0].channels[0]")]
    [InlineData("plans.0.handledBy", "\"wizard\"", "$.plans[0].handledBy")]
    [InlineData("plans.3.firstResponse.general", "\"PT0S\"", "$.plans[3].firstResponse.general")]
    [InlineData("plans.3.firstResponse.general", "\"-PT1H\"", "$.plans[3].firstResponse.general")]
    [InlineData("plans.3.firstResponse.general", "\"8 hours\"", "$.plans[3].firstResponse.general")]
    [InlineData("plans.3.firstResponse.general", "\"P1M\"", "$.plans[3].firstResponse.general")]
    [InlineData("plans.3.firstResponse.general", "8", "$.plans[3].firstResponse.general")]
    [InlineData("plans.3.firstResponse.system-impaired", null, "$.plans[3].firstResponse.system-impaired")]
    [InlineData("plans.0.firstResponse", "{}", "$.plans[0].firstResponse.general")]
    [InlineData("plans.0.firstResponse.urgent", "\"PT1H\"", "$.plans[0].firstResponse.urgent")]
    [InlineData("plans.0.nextResponse", "{ \"urgent\": \"PT1H\" }", "$.plans[0].nextResponse.urgent")]
    [InlineData("plans.0.services", "[\"massage\"]", "$.plans[0].services[0]")]
    [InlineData("plans.0.hours", "\"office\"", "$.plans[0].hours")]
    [InlineData("severities.0.id", "\"mild\"", "$.severities[0].id")]
    [InlineData("thirdPartySoftware.4.minimumVersion", "\"three\"", "$.thirdPartySoftware[4].minimumVersion")]
    [InlineData("thirdPartySoftware.0.names", "[\"SSH\"]", "$.thirdPartySoftware[0].names[0]")]
    [InlineData("thirdPartySoftware.0.names", "[]", "$.thirdPartySoftware[0].names")]
    [InlineData("tickets.warnings", "[50, 100]", "$.tickets.warnings[1]")]
    [InlineData("tickets.warnings", "[0]", "$.tickets.warnings[0]")]
    [InlineData("tickets.warnings", "[75, 50]", "$.tickets.warnings[1]")]
    [InlineData("tickets.pendingReminders", "[\"PT72H\", \"PT24H\"]", "$.tickets.pendingReminders[1]")]
    [InlineData("tickets.pendingReminders", "[\"P8D\"]", "$.tickets.pendingReminders")]
    [InlineData("tickets.reopenWithin", null, "$.tickets.reopenWithin")]
    [InlineData("tickets.paging.policy", null, "$.tickets.paging.policy")]
    [InlineData("tickets.paging.severities", "[\"urgent\"]", "$.tickets.paging.severities[0]")]
    [InlineData("tickets.paging.severities", "[\"general\", \"general\"]", "$.tickets.paging.severities[1]")]
    [InlineData("tickets.paging.warnings", "[80]", "$.tickets.paging.warnings[0]")]
    [InlineData("tickets.paging.breach", "\"yes\"", "$.tickets.paging.breach")]
    [InlineData("tickets.paging.people", "[]", "$.tickets.paging.people")]
    [InlineData("scope", "[]", "$.scope")]
    [InlineData("hours", """{ "o": { "timeZone": "Mars/Olympus", "week": { "monday": [{ "from": "09:00", "to": "17:00" }] } } }""", "$.hours.o.timeZone")]
    [InlineData("hours", """{ "o": { "timeZone": "UTC", "week": {} } }""", "$.hours.o.week")]
    [InlineData("hours", """{ "o": { "timeZone": "UTC", "week": { "monday": [{ "from": "17:00", "to": "09:00" }] } } }""", "$.hours.o.week.monday[0].to")]
    [InlineData("hours", """{ "o": { "timeZone": "UTC", "week": { "monday": [{ "from": "9", "to": "17:00" }] } } }""", "$.hours.o.week.monday[0].from")]
    [InlineData("hours", """{ "o": { "timeZone": "UTC", "week": { "monday": [{ "from": "09:00", "to": "12:00" }, { "from": "11:00", "to": "17:00" }] } } }""", "$.hours.o.week.monday[1].from")]
    public void Catalog_WithOneFault_IsRefusedNamingItsPath(string where, string? value, string path)
    {
        var refused = Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(With((where, value))));

        Assert.Contains(path, refused.Faults.Select(f => f.Path));
        Assert.Contains(path, refused.Message);
        Assert.All(refused.Faults, fault => Assert.NotEmpty(fault.Allowed));
    }

    [Fact]
    public void Catalog_WithManyFaults_HearsOfAllAtOnce()
    {
        var refused = Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(With(
            ("colour", "\"red\""),
            ("plans.0.handledBy", "\"wizard\""),
            ("tickets.warnings", "[120]"))));

        Assert.Equal(["$.colour", "$.plans[0].handledBy", "$.tickets.warnings[0]"], refused.Faults.Select(f => f.Path));
        Assert.Equal("\"wizard\"", refused.Faults[1].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "version": 1, "version": 1 }""")]
    public void Catalog_ThatIsNotSoundJson_IsRefused(string json) => Assert.Equal("$", Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(json)).Faults.Single().Path);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "plans": [null, 3, { "firstResponse": 5, "services": {} }], "severities": {}, "hours": [], "tickets": { "warnings": [null] } }""")]
    public void Catalog_OfAnyOtherShape_IsRefusedAndNeverCrashes(string json) => Assert.NotEmpty(Assert.Throws<InvalidCatalogException>(() => CatalogReader.Read(json)).Faults);

    [Fact]
    public void Catalog_OfAnotherVendor_MayHaveOtherPlansAndHours()
    {
        var catalog = CatalogReader.Read(With(
            ("hours", OneSpan),
            ("plans", """[{ "id": "gold", "name": { "en": "Gold" }, "channels": ["ticket"], "handledBy": "cloud-support-expert", "firstResponse": { "general": "PT90M" }, "nextResponse": { "general": "PT2H" }, "services": [], "hours": "office" }]""")));

        var gold = catalog.Plan("gold");
        Assert.Equal(Duration.FromMinutes(90), gold.FirstResponse[Severity.General]);
        Assert.NotNull(catalog.HoursOf(gold).Week);
        Assert.Equal("gold", catalog.PlanOf(null, Given.Noon).Id);
    }

    static string With(params (string Where, string? Value)[] changes) => ChangedJson.With(File.ReadAllText(Given.CatalogPath), changes);
}
