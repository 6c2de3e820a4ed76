using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Functions.Demo;

/// <summary>A customer on each plan. Numbers are of the range that is kept for fiction.</summary>
static class DemoAccounts
{
    static readonly Instant Since = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static readonly IReadOnlyList<Account> All =
    [
        Account("basic", "Basalt Blog", "de", "Europe/Berlin", "en", new Contact("Ann Basic", "ann@basic.example", "+12025550101")),
        Account("developer", "Dune Devices", "us", "America/New_York", "en", new Contact("Dan Developer", "dan@developer.example", "+12025550102")),
        Account("business", "Birch Books", "de", "Europe/Berlin", "en", new Contact("Bea Business", "bea@business.example", "+12025550103"), new Contact("Ann Berg", "ann@business.example", null)),
        Account(
            "enterprise",
            "Elm Exchange",
            "cn",
            "Asia/Shanghai",
            "zh-Hans",
            new Contact("Ann Enterprise", "ann@enterprise.example", "+12025550104", "en", "Europe/Berlin"),
            new Contact("李雷", "lei@enterprise.example", "+12025550105", "zh-Hans", "Asia/Shanghai")) with
        { TamId = DemoTeam.Tam, ImGroup = new ImGroup(Channel.Slack, "C0DEMO00001") },
    ];

    static Account Account(string plan, string name, string region, string timeZone, string language, params Contact[] contacts) =>
        new(DemoData.KeyPrefix + plan, name, region, timeZone, language, [new Subscription(plan, Since)], contacts);
}
