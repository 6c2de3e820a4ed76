using Microsoft.Extensions.Hosting;
using SupportFlows.Functions.Demo;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Functions.Access;

/// <summary>Whose key a secret is. A data directory that was first used in development must not open the door with well-known keys later.</summary>
public sealed class KnownKeys(ApiKeys keys, IHostEnvironment environment)
{
    const int Longest = 200;

    /// <returns>Null: it opens nothing.</returns>
    public async Task<Caller?> FindAsync(string secret, CancellationToken cancellation) =>
        secret.Length is > 0 and <= Longest && (!IsDemo(secret) || environment.IsDevelopment()) ? await keys.FindAsync(secret, cancellation) : null;

    public static bool IsDemo(string secret) => secret.StartsWith(DemoData.KeyPrefix, StringComparison.Ordinal);
}
