using Microsoft.Extensions.DependencyInjection;

namespace SupportFlows.Functions.Iem;

static class IemRegistration
{
    public static IServiceCollection AddIem(this IServiceCollection services) => services
        .AddSingleton<IemAccess>()
        .AddSingleton<IemDoor>()
        .AddSingleton<IemLinkAnswers>();
}
