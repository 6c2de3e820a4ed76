using System.ComponentModel;
using Spectre.Console.Cli;
using SupportFlows.Cli.Output;
using SupportFlows.Client;

namespace SupportFlows.Cli.Operation;

static class PersonalDataCommands
{
    public sealed class PersonSettings : CommonSettings
    {
        [CommandOption("--email <ADDRESS>"), Description("The person's.")]
        public string? Email { get; init; }

        [CommandOption("--phone <NUMBER>"), Description("The person's, like +12025550123.")]
        public string? Phone { get; init; }
    }

    public static IConfigurator AddPersonalData(this IConfigurator config, CommandLine line)
    {
        config.AddBranch("personal-data", data =>
        {
            data.SetDescription("What is held about a customer's contact. For operators.");
            data.AddAsyncDelegate("export", line.Do<PersonSettings>(ExportAsync))
                .WithDescription("All of it, as JSON: what the API says, a step a line; steps that found nothing are left out.")
                .WithExample("personal-data", "export", "--email", "ann@example.com");
            data.AddAsyncDelegate("erase", line.Do<PersonSettings>(EraseAsync))
                .WithDescription("Take the person out of all that is over. It cannot be undone.")
                .WithExample("personal-data", "erase", "--email", "ann@example.com", "--phone", "+12025550123");
        });
        return config;
    }

    static async Task ExportAsync(Session session, PersonSettings asked, CancellationToken cancellation)
    {
        await foreach (var step in session.Client.PersonalData.ExportAsync(asked.Email, asked.Phone, cancellation))
        {
            if (step.Contacts.Count + step.Tickets.Count + step.Watched.Count + step.LaunchEvents.Count > 0)
            {
                session.Json(step);
            }
        }
    }

    static async Task EraseAsync(Session session, PersonSettings asked, CancellationToken cancellation)
    {
        var (erased, open, accounts) = (0, new List<string>(), 0);
        await foreach (var step in session.Client.PersonalData.EraseAsync(asked.Email, asked.Phone, cancellation))
        {
            if (session.IsJson)
            {
                session.Json(step);
            }

            (erased, accounts) = (erased + step.Erased.Count, accounts + step.Accounts.Count);
            open.AddRange(step.Open);
        }

        if (!session.IsJson)
        {
            session.Write(Shapes.Lines($"Erased in {erased} tickets and launch events, and in {accounts} accounts.{(open.Count == 0 ? "" : $"\nStill open, close them and erase again: {string.Join(", ", open)}")}"));
        }
    }
}
