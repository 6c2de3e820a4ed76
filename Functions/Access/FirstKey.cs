using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using SupportFlows.Functions.Demo;
using SupportFlows.Functions.Settings;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>
/// An empty store has no key, and keys are made with a key. Whoever may set the app's settings is let in as an operator, to make the others; then the setting is taken out.
/// </summary>
sealed class FirstKey(ApiKeys keys, IConfiguration configuration) : StartStep
{
    public const string Setting = "SupportFlows:BootstrapOperatorKey";

    const int Shortest = 32;

    public static bool Wanted(IConfiguration configuration) => !string.IsNullOrEmpty(configuration[Setting]);

    /// <exception cref="StartRefusedException">The key could be guessed.</exception>
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        var secret = configuration[Setting]!;
        if (secret.Length < Shortest || secret.StartsWith(DemoData.KeyPrefix, StringComparison.Ordinal))
        {
            throw new StartRefusedException($"{Setting} has {secret.Length} characters. Set at least {Shortest} random ones, such as the output of: openssl rand -base64 32");
        }

        await keys.EnsureAsync(new ApiKeySpec(Role.Operator, "First operator"), secret, cancellationToken);
    }
}
