using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;

namespace SupportFlows.Functions.Demo;

/// <summary>Fills an empty store, in development only, so that a stranger can file a first ticket at once. What is there already stays as it is.</summary>
sealed class DemoData(AccountDirectory accounts, People people, ApiKeys keys, DemoOnCall onCall) : StartStep
{
    /// <summary>Such keys are well known: nothing outside development lets them in.</summary>
    public const string KeyPrefix = "demo-";

    public static bool Wanted(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && configuration.GetValue("SupportFlows:DemoData", true);

    public override Task StartedAsync(CancellationToken cancellationToken) => onCall.StartAsync();

    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var person in DemoTeam.All)
        {
            if (await people.GetAsync(person.Id, cancellationToken) is null)
            {
                await people.PutAsync(person, cancellationToken);
            }
        }

        await onCall.AddAsync(cancellationToken);
        foreach (var account in DemoAccounts.All)
        {
            if (await accounts.GetAsync(account.Id, cancellationToken) is null)
            {
                await accounts.PutAsync(account, cancellationToken);
            }

            await keys.EnsureAsync(new ApiKeySpec(Role.Customer, account.Contacts[0].Name, AccountId: account.Id), account.Id, cancellationToken);
        }

        await keys.EnsureAsync(new ApiKeySpec(Role.Staff, "Lee Lead", PersonId: DemoTeam.Lead), "demo-staff", cancellationToken);
        await keys.EnsureAsync(new ApiKeySpec(Role.Staff, "Tam Adviser", PersonId: DemoTeam.Tam), DemoTeam.Tam, cancellationToken);
        await keys.EnsureAsync(new ApiKeySpec(Role.Operator, "Demo operator"), "demo-operator", cancellationToken);
    }
}
