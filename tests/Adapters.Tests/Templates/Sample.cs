using System.Text.Json;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Orchestrations.Notifications;
using Templates = SupportFlows.Domain.Notifications.Templates;

namespace SupportFlows.Adapters_Tests.Words;

/// <summary>A notice of each template with plausible data, and a catalog with names in both languages.</summary>
static class Sample
{
    public static readonly MessageTemplates Words = new(Catalog());

    static readonly Dictionary<string, string> Data = new()
    {
        ["ticketId"] = "T-7K2M9QXA",
        ["subject"] = "Load balancer drops connections in eu-central",
        ["contactName"] = "Ann Berg",
        ["contactEmail"] = "ann@example.com",
        ["contactPhone"] = "+4930123456",
        ["plan"] = "business",
        ["severity"] = "production-impacted",
        ["submitted"] = "business-critical",
        ["owed"] = "production-impacted",
        ["before"] = "system-impaired",
        ["current"] = "production-impacted",
        ["target"] = "PT30M",
        ["due"] = "2026-10-06T12:30:00Z",
        ["pendingSince"] = "2026-10-05T08:00:00Z",
        ["closesAt"] = "2026-10-12T08:00:00Z",
        ["reopenUntil"] = "2026-10-20T08:00:00Z",
        ["answeredAt"] = "2026-10-06T12:45:00Z",
        ["scope"] = "advisory",
        ["scopeCode"] = "version-unknown",
        ["scopeReason"] = "Say which version you run.",
        ["software"] = "FileZilla Server",
        ["softwareVersion"] = "0.9.50",
        ["minimumVersion"] = "0.9.60.2",
        ["why"] = "no-answer",
        ["assignedBy"] = "SupportFlows",
        ["assignee"] = "Bob Eriksen",
        ["by"] = "Ann Berg",
        ["from"] = "Bob Eriksen",
        ["description"] = "Since ten o'clock,\nevery tenth connection is reset.",
        ["body"] = "We have moved your traffic\nto the second balancer.",
        ["reason"] = "One of three zones is down.",
        ["product"] = "Load balancer",
        ["status"] = "pending-customer",
        ["clock"] = "first-response",
        ["percent"] = "75",
        ["number"] = "1",
        ["mergedInto"] = "T-3F8ZP0LC",
        ["count"] = "19",
        ["subjects"] = "T-7K2M9QXA Load balancer drops connections in eu-central; Checkout is slow; No mail is delivered",
        ["kind"] = "alert",
        ["code"] = "17",
        ["account"] = "Contoso",
        ["policy"] = "Night shift",
        ["level"] = "2",
        ["link"] = "https://support.example.com/api/pages/link/abc",
        ["happened"] = "acknowledged",
        ["raised"] = "2026-10-06T12:00:00Z",
        ["details"] = "Since ten o'clock,\nevery tenth connection is reset.",
        ["outcome"] = "already-acknowledged",
        ["at"] = "2026-10-06T12:31:00Z",
        ["since"] = "2026-10-06T12:00:00Z",
        ["state"] = "acknowledged",
        ["problem"] = "several-open",
        ["spoken"] = "T-7K2M9QXA. Load balancer drops connections in eu-central.",
        ["schedule"] = "First line",
        ["until"] = "2026-10-12T07:00:00Z",
        ["start"] = "2026-10-06T18:00:00Z",
        ["end"] = "2026-10-06T20:00:00Z",
        ["previous"] = "Ann Berg",
        ["next"] = "Bob Eriksen",
        ["more"] = "2",
        ["digits"] = "4 0 7 1 9 2",
        ["valid"] = "PT15M",
        ["iemId"] = "T-7K2M9QXA",
        ["cancelled"] = "true",
        ["reference"] = "T-7K2M9QXA",
        ["event"] = "Double 11 sale",
        ["firstDay"] = "2026-11-11",
        ["lastDay"] = "2026-11-13",
        ["wasFirstDay"] = "2026-11-10",
        ["wasLastDay"] = "2026-11-10",
        ["timeZone"] = "Asia/Shanghai",
        ["noticeDays"] = "6",
        ["noticeWanted"] = "10",
        ["approvalDue"] = "2026-11-03T10:00:00Z",
        ["expedited"] = "true",
        ["sessionsLeft"] = "2",
        ["quoteDays"] = "1",
        ["quoteAmount"] = "2000.00 USD",
        ["quoteUntil"] = "2026-11-03T10:00:00Z",
        ["peak"] = "40,000 requests a second",
        ["products"] = "Load balancer, Object store",
        ["milestones"] = "kick-off=2026-11-02T10:00:00Z;go-no-go=2026-11-10T10:00:00Z",
        ["givenBack"] = "true",
        ["days"] = "1",
        ["amount"] = "2000.00 USD",
        ["shifts"] = "2026-11-11T00:00:00Z/2026-11-11T08:00:00Z;2026-11-11T16:00:00Z/2026-11-12T00:00:00Z",
        ["bridge"] = "https://meet.example.com/sale",
        ["summary"] = "The peak was 38,000 requests a second.\nNothing broke.",
        ["tickets"] = "3",
        ["missed"] = "0",
        ["urgent"] = "1",
        ["note"] = "The queue of orders is longer than usual.\nWe have added workers.",
        ["onDuty"] = "Ann Berg, Bob Eriksen",
        ["tam"] = "Dana Weiss",
        ["reportDue"] = "2026-11-20T10:00:00Z",
        ["milestone"] = "architecture-review",
        ["deliverables"] = "architecture-diagram, capacity-plan",
        ["checks"] = "intake-complete, contacts-by-role",
        ["missing"] = "capacity-plan, rollback-plan",
        ["webhookId"] = "T-7K2M9QXA",
        ["host"] = "hooks.example.com",
        ["owner"] = "Bob Eriksen",
        ["bodies"] = "T-7K2M9QXA Load balancer drops connections in eu-central\nAcknowledge by the link.\n\n----\n\nCheckout is slow",
    };

    public static IEnumerable<TheoryDataRow<string, Channel, string>> Every() =>
        from template in Templates.All
        from channel in template.Channels
        from language in new[] { "en", "zh-Hans" }
        select new TheoryDataRow<string, Channel, string>(template.Name, channel, language);

    /// <summary>All but those that are shown where it is known what they are about, and those about a schedule or an address.</summary>
    public static IEnumerable<TheoryDataRow<string, Channel, string>> EveryThatStandsAlone() => Every().Where(row =>
        row.Data.Item1 is not (Templates.AnswerLink or Templates.OnCallStarted or Templates.OnCallEnded or Templates.OnCallGap or Templates.ContactCode));

    /// <param name="change">Data to put in place of the sample's; null takes the value away.</param>
    public static Notice Notice(string template, Channel channel, string language = "en", string timeZone = "Europe/Berlin", params (string Name, string? Value)[] change)
    {
        var listed = Templates.All.Single(t => t.Name == template);
        var data = listed.Required.Concat(listed.Optional).ToDictionary(name => name, name => (string?)Data[name]);
        foreach (var (name, value) in change)
            data[name] = value;
        return new Notice("T-7K2M9QXA.sample.1", template, channel, new Recipient(null, "Ann Berg", "ann@example.com", language, timeZone), data);
    }

    public static Notice WithoutOptional(string template, Channel channel, string language) =>
        Notice(template, channel, language, change: [.. Templates.All.Single(t => t.Name == template).Optional.Select(name => (name, (string?)null))]);

    static Catalog Catalog()
    {
        Dictionary<Severity, (string En, string Zh)> severities = new()
        {
            [Severity.General] = ("General issue", "一般咨询"),
            [Severity.SystemImpaired] = ("System impaired", "系统受损"),
            [Severity.ProductionImpacted] = ("Production system impacted", "生产系统受影响"),
            [Severity.BusinessCritical] = ("Business critical", "核心业务中断"),
        };
        var none = new Dictionary<string, string>();
        var hours = severities.ToDictionary(s => s.Key, _ => Duration.FromHours(1));
        return new Catalog(
            [new Plan("business", new Dictionary<string, string> { ["en"] = "Business", ["zh-Hans"] = "商业版" }, ["ticket"], HandlerTier.CloudSupportEngineer, hours, null, null, [])],
            [.. severities.Select(s => new SeverityCriterion(s.Key, new Dictionary<string, string> { ["en"] = s.Value.En, ["zh-Hans"] = s.Value.Zh }, none, none))],
            [],
            new SupportScope([], []),
            [],
            new TicketPolicy([50, 75, 90], [], null, Duration.FromHours(72), Duration.FromDays(14)))
        {
            Iem = CatalogReader.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalog.json"))).Iem,
        };
    }
}
