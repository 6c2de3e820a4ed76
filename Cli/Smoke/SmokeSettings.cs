using System.ComponentModel;
using Spectre.Console.Cli;

namespace SupportFlows.Cli.Smoke;

sealed class SmokeSettings : CommonSettings
{
    [CommandOption("--url <URL>"), Description("Address of the app, without /api. Left out: SUPPORTFLOWS_URL, or that of the login.")]
    public string? Url { get; init; }

    [CommandOption("--email <ADDRESS>"), Description("A mailbox of yours. The customer of the checks has it: whatever customers are told comes there. Needed unless the app is on this machine.")]
    public string? Email { get; init; }

    [CommandOption("--form <SOURCE>"), Description("A form source with the generic scheme; its secret is in SUPPORTFLOWS_FORM_SECRET. Left out: signatures of forms are checked on a development instance only.")]
    public string? Form { get; init; }

    [CommandOption("--late <SECONDS>"), Description("How late a warning or a miss may be written down; 5 when left out."), DefaultValue(5)]
    public int Late { get; init; }
}
