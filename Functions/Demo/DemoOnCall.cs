using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Functions.Demo;

/// <summary>Puts the demo rota into a store that has none.</summary>
sealed class DemoOnCall(
    ChangeOnCall<Responder> responders, ChangeOnCall<Schedule> schedules, ChangeOnCall<EscalationPolicy> policies, Nudge nudge, IServiceProvider services)
{
    readonly List<PromiseId> added = [];

    public async Task AddAsync(CancellationToken cancellation)
    {
        foreach (var responder in DemoRota.Responders)
        {
            await AddAsync(responders, ResponderKind.Value, responder.Id, now => responder with { LastEvent = 1, Methods = DemoRota.Verified(responder, now) }, cancellation);
        }

        foreach (var schedule in DemoRota.Schedules)
        {
            await AddAsync(schedules, ScheduleKind.Value, schedule.Id, now => schedule with { LastEvent = 1, OnDuty = Domain.OnCall.OnCall.At(schedule, now) }, cancellation);
        }

        await policies.SeedAsync(DemoRota.Policy.Id, now => new(DemoRota.Policy with { LastEvent = 1 }, [Made(now)]), cancellation);
    }

    /// <summary>Only on the embedded runtime is there a client outside a function; elsewhere the auditor starts what was added.</summary>
    public async Task StartAsync()
    {
        if (services.GetService<DurableTaskClient>() is { } client)
        {
            foreach (var promise in added)
            {
                await nudge.StartedAsync(client, promise);
            }
        }
    }

    async Task AddAsync<T>(ChangeOnCall<T> records, PromiseKind<T> kind, string id, Func<Instant, T> make, CancellationToken cancellation)
        where T : class, IPromise
    {
        if (await records.SeedAsync(id, now => new(make(now), [Made(now)]), cancellation))
        {
            added.Add(kind.Of(id));
        }
    }

    static TimelineEvent Made(Instant now) => new(1, now, "made", Actor.System, "demo", new Dictionary<string, string?>());
}
