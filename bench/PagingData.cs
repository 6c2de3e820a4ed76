using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Bench;

/// <summary>As many customers, each with an expert of its own.</summary>
static class PagingData
{
    static readonly Instant Since = Instant.FromUtc(2020, 1, 1, 0, 0);

    public static string Email(int n) => $"ann@c{n}.example";

    public static string Number(int n) => $"+1202556{n:D4}";

    internal static async Task SeedAsync(IServiceProvider services, int count)
    {
        var (people, accounts) = (services.GetRequiredService<People>(), services.GetRequiredService<AccountDirectory>());
        var (responders, policies) = (services.GetRequiredService<ChangeOnCall<Responder>>(), services.GetRequiredService<ChangeOnCall<EscalationPolicy>>());
        for (var n = 0; n < count; n++)
        {
            var id = $"b{n}";
            await people.PutAsync(new Person(id, $"Expert {n}", $"{id}@vendor.example", Number(n), "en", "Europe/Berlin", null, [], [PersonRole.OnCall]));
            await responders.SeedAsync(id, now => new(new Responder { Id = id, Methods = [new("sms", Channel.Sms, Number(n), now)], LastEvent = 1, DecidedEvent = 1 }, [Made(now)]));
            await policies.SeedAsync(id, now => new(Policy(id), [Made(now)]));
            await accounts.PutAsync(new Account(id, $"Customer {n}", "eu", "Europe/Berlin", "en", [new Subscription("enterprise", Since)], [new Contact("Ann", Email(n), null)], Policy: id));
        }
    }

    static EscalationPolicy Policy(string person) => new()
    {
        Id = person,
        Name = person,
        Levels = [new EscalationLevel([new Target(TargetKind.Person, person)], Duration.FromMinutes(30))],
        LastEvent = 1,
    };

    static TimelineEvent Made(Instant now) => new(1, now, "made", Actor.System, "bench", new Dictionary<string, string?>());
}
