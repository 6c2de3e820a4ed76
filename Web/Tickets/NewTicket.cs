using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.SelfHelp;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Web.Tickets;

/// <summary>Reads what a customer, or staff for him, sees while writing a ticket: it is accepted on trial, so that what is shown is what would be promised.</summary>
public sealed class NewTicket(Catalog catalog, HelpDirectory directory, AccountDirectory accounts, SenderLookup senders, TicketLists lists, TimeProvider time)
{
    const int MostShown = 3;

    /// <summary>Only names the trial.</summary>
    const string Trial = "trial";

    /// <returns>The page, and why the ticket could not be taken as it is; null when it could, or when nobody asked.</returns>
    public async Task<(NewTicketModel Model, RefusalException? Refused)> ReadAsync(Caller caller, IReadOnlyDictionary<string, string> given, bool review, CancellationToken cancellation)
    {
        var account = await AccountOfAsync(caller, given, cancellation);
        var plan = catalog.PlanOf(account, time.GetCurrentInstant());
        var (shown, refused) = review ? await ReviewAsync(caller, given, account, cancellation) : (null, null);
        var model = new NewTicketModel(
            given,
            plan,
            plan.Hours is null,
            account?.Name,
            account?.Contacts ?? [],
            [.. catalog.Severities.Select(s => Choice(plan, s))],
            [.. catalog.ThirdPartySoftware.Select(s => s.Names[0])],
            shown);
        return (model, refused);
    }

    /// <summary>What the form asks for.</summary>
    /// <exception cref="RefusalException">It names an account that is not there.</exception>
    public async Task<TicketRequest> AskedAsync(Caller caller, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        var account = caller.Role != Role.Customer && Field(given, "accountId") is { } named
            ? await senders.NamedAsync(named, cancellation)
            : await AccountOfAsync(caller, given, cancellation);
        return NewTicketForm.Read(given, account);
    }

    async Task<(NewTicketReview, RefusalException?)> ReviewAsync(Caller caller, IReadOnlyDictionary<string, string> given, Account? account, CancellationToken cancellation)
    {
        var (subject, description) = (Field(given, "subject"), Field(given, "description"));
        var open = account is null ? [] : (await lists.ListAsync(new TicketFilter(AccountId: account.Id) { OpenOnly = true }, TicketLists.DefaultPageSize, null, cancellation)).Items;
        var alike = Suggestions.LookAlikes(open, subject, description, MostShown);
        var help = Suggestions.Entries(directory, $"{subject} {description} {Field(given, "product")} {Field(given, "software.name")}", MostShown);
        try
        {
            var asked = await AskedAsync(caller, given, cancellation);
            var sender = await senders.FindAsync(asked, cancellation);
            var trial = TicketIntake.Accept(catalog, Trial, Trial, Trial, Trial, asked, sender, time.GetCurrentInstant());
            return (new NewTicketReview(trial.State, alike, help), null);
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Invalid)
        {
            return (new NewTicketReview(null, alike, help), refusal);
        }
    }

    SeverityChoice Choice(Plan plan, SeverityCriterion criterion)
    {
        var owed = plan.Owed(criterion.Id);
        return new SeverityChoice(
            criterion,
            owed,
            catalog.Severities.First(s => s.Id == owed).Name,
            plan.FirstResponse[owed],
            owed == criterion.Id ? null : catalog.Plans.FirstOrDefault(p => p.FirstResponse.ContainsKey(criterion.Id)));
    }

    async Task<Account?> AccountOfAsync(Caller caller, IReadOnlyDictionary<string, string> given, CancellationToken cancellation) =>
        (caller.Role == Role.Customer ? caller.AccountId : Field(given, "accountId")) is { } id ? await accounts.GetAsync(id, cancellation) : null;

    static string? Field(IReadOnlyDictionary<string, string> given, string name) => given.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;
}
