using System.ComponentModel;
using Spectre.Console.Cli;

namespace SupportFlows.Cli.Iem;

sealed class RequestSettings : CommonSettings
{
    [CommandOption("--event <NAME>"), Description("Its name.")]
    public string? Event { get; init; }

    [CommandOption("--first-day <DAY>"), Description("In its time zone, like 2026-11-10.")]
    public string? FirstDay { get; init; }

    [CommandOption("--last-day <DAY>"), Description("Inclusive. Left out: the first day.")]
    public string? LastDay { get; init; }

    [CommandOption("--time-zone <ID>"), Description("Like Asia/Shanghai. Left out: the account's.")]
    public string? TimeZone { get; init; }

    [CommandOption("--contact <WHO>"), Description("Who is told, like \"Ann Lee <ann@example.com>\". May be said more than once.")]
    public string[] Contacts { get; init; } = [];

    [CommandOption("--peak <TEXT>"), Description("What is expected, in your words and unit.")]
    public string? Peak { get; init; }

    [CommandOption("--product <NAME>"), Description("Of the vendor's products, one that it uses. May be said more than once.")]
    public string[] Products { get; init; } = [];

    [CommandOption("--further-days <N>"), Description("Days beyond the complimentary ones, to be bought.")]
    public int? FurtherDays { get; init; }

    [CommandOption("--external-id <ID>"), Description("Your own number: the same one again is the same request.")]
    public string? ExternalId { get; init; }

    [CommandOption("--account <ID>"), Description("For staff: whose event it is.")]
    public string? Account { get; init; }
}

sealed class IemListSettings : CommonSettings
{
    [CommandOption("--account <ID>"), Description("For staff: of one account.")]
    public string? Account { get; init; }

    [CommandOption("--over"), Description("Those that are over.")]
    public bool Over { get; init; }

    [CommandOption("--limit <N>"), Description("At most so many.")]
    public int? Limit { get; init; }
}

sealed class MoveSettings : IdSettings
{
    [CommandOption("--first-day <DAY>"), Description("In its time zone, like 2026-11-10.")]
    public string? FirstDay { get; init; }

    [CommandOption("--last-day <DAY>"), Description("Inclusive.")]
    public string? LastDay { get; init; }

    [CommandOption("--reason <TEXT>"), Description("Why; others read it.")]
    public string? Reason { get; init; }
}
