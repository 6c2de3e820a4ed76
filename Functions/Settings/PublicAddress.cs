using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SupportFlows.Functions.Settings;

/// <summary>Where a browser reaches the app: as set, and in development, without a setting, where it listens.</summary>
sealed class PublicAddress(IConfiguration configuration, IHostEnvironment environment, IServiceProvider services)
{
    const string Setting = "SupportFlows:PublicUrl";

    public string? Find() => configuration[Setting] is { Length: > 0 } set ? set.TrimEnd('/')
        : environment.IsDevelopment() ? Listening()
        : null;

    /// <summary>Known once it listens. Of all of this machine's addresses its own browser has one.</summary>
    string? Listening() => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
