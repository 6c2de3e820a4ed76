using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Web.Accounts;
using SupportFlows.Web.LaunchEvents;
using SupportFlows.Web.Plans;

namespace SupportFlows.Functions.Web.LaunchEvents;

static class LaunchEventRegistration
{
    /// <summary>With plan and customers, whose pages show launch events too.</summary>
    public static IServiceCollection AddLaunchEventPages(this IServiceCollection services) => services
        .AddSingleton<Customers>()
        .AddSingleton<EventCommands>()
        .AddSingleton<LaunchEvent>()
        .AddSingleton<SupportFlows.Web.LaunchEvents.LaunchEvents>()
        .AddSingleton<Moves>()
        .AddSingleton<NewLaunchEvent>()
        .AddSingleton<PlanAndUsage>();
}
