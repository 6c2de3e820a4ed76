using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SupportFlows.Functions.Settings;

/// <summary>Where a browser reaches the app: as set, and in development, without a setting, where it listens.</summary>
sealed class PublicAddress(IConfiguration configuration, IHostEnvironment environment, IServiceProvider services)
{
    public const string Setting = "SupportFlows:PublicUrl";

    /// <summary>Null: it is not set.</summary>
    public static string? SetIn(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } set ? set.TrimEnd('/') : null;

    public string? Find() => SetIn(configuration) is { } set ? set
        : environment.IsDevelopment() ? Listening()
        : null;

    /// <summary>Known once it listens. Of all of this machine's addresses its own browser has one.</summary>
    string? Listening() => services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
}
