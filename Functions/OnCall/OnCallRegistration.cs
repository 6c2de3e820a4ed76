using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Functions.OnCall;

static class OnCallRegistration
{
    public static IServiceCollection AddOnCall(this IServiceCollection services) => services
        .AddSingleton<CalendarAddress>()
        .AddSingleton(typeof(RecordDesk<>))
        .AddSingleton<PartIds>()
        .AddSingleton<PolicyDesk>()
        .AddSingleton<ResponderDesk>()
        .AddSingleton<ScheduleDesk>();
}
