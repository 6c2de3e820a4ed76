using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace SupportFlows.Functions.Settings;

/// <param name="Enabled">Development, unless <c>SupportFlows:DevTools</c> is false.</param>
public sealed record DevelopmentTools(bool Enabled)
{
    public static DevelopmentTools From(IConfiguration configuration, IHostEnvironment environment) =>
        new(environment.IsDevelopment() && configuration.GetValue("SupportFlows:DevTools", true));
}
