using Microsoft.Extensions.DependencyInjection;

namespace SupportFlows.Functions.OnCall;

static class OnCallRegistration
{
    public static IServiceCollection AddOnCall(this IServiceCollection services) => services
        .AddSingleton(typeof(RecordDesk<>))
        .AddSingleton<PartIds>()
        .AddSingleton<PolicyDesk>()
        .AddSingleton<ResponderDesk>()
        .AddSingleton<ScheduleDesk>();
}
