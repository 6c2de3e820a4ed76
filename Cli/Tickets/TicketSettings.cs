using System.ComponentModel;
using Spectre.Console.Cli;

namespace SupportFlows.Cli.Tickets;

sealed class FileSettings : CommonSettings
{
    [CommandOption("--subject <TEXT>"), Description("In a line.")]
    public string? Subject { get; init; }

    [CommandOption("--description <TEXT>"), Description("What is wrong. Left out: all of standard input.")]
    public string? Description { get; init; }

    [CommandOption("--severity <WORD>"), Description("general, system-impaired, production-impacted or business-critical.")]
    public string? Severity { get; init; }

    [CommandOption("--contact <WHO>"), Description("Who asks and is told, like \"Ann Lee <ann@example.com>\" or \"Ann Lee <ann@example.com, +12025550123>\".")]
    public string? Contact { get; init; }

    [CommandOption("--product <NAME>"), Description("Of the vendor's products, the one that it is about.")]
    public string? Product { get; init; }

    [CommandOption("--software <NAME>"), Description("Of others' software, the one that it is about, like nginx or nginx@1.24.")]
    public string? Software { get; init; }

    [CommandOption("--external-id <ID>"), Description("Your own number: the same one again is the same ticket.")]
    public string? ExternalId { get; init; }

    [CommandOption("--account <ID>"), Description("For staff: whose ticket it is.")]
    public string? Account { get; init; }
}

sealed class ListSettings : CommonSettings
{
    [CommandOption("--status <WORD>"), Description("new, open, pending-customer, resolved, closed or reopened.")]
    public string? Status { get; init; }

    [CommandOption("--account <ID>"), Description("For staff: of one account.")]
    public string? Account { get; init; }

    [CommandOption("--assignee <ID>"), Description("Person's id.")]
    public string? Assignee { get; init; }

    [CommandOption("--due-before <TIME>"), Description("With a clock due before it, like 2026-03-02T09:00:00Z.")]
    public string? DueBefore { get; init; }

    [CommandOption("--limit <N>"), Description("At most so many.")]
    public int? Limit { get; init; }
}

sealed class ReplySettings : IdSettings
{
    [CommandArgument(1, "[text]"), Description("The words. Left out: all of standard input.")]
    public string? Text { get; init; }

    [CommandOption("--note"), Description("For the staff's eyes only.")]
    public bool Note { get; init; }
}

sealed class AttachSettings : IdSettings
{
    [CommandArgument(1, "<file>"), Description("Its path.")]
    public required string File { get; init; }

    [CommandOption("--internal"), Description("For the staff's eyes only.")]
    public bool Internal { get; init; }

    [CommandOption("--type <TYPE>"), Description("Its media type, like text/plain.")]
    public string? Type { get; init; }
}

sealed class WatchSettings : IdSettings
{
    [CommandOption("--every <SECONDS>"), Description("How often to look while it changes; 2 when left out."), DefaultValue(2)]
    public int Every { get; init; }
}
