using System.Security.Cryptography;

namespace SupportFlows.Client;

/// <summary>How patient the client is, and where it gets time and chance from.</summary>
/// <remarks>
/// What fails on the way (no connection, no answer in time, 408, 429, 5xx) is sent again. That is safe: a GET changes nothing, and every POST carries an
/// <c>Idempotency-Key</c>, the same one in each attempt. A merge is the one command that has none, and that needs none: done again, it changes nothing.
/// </remarks>
public sealed record SupportFlowsOptions
{
    /// <summary>How often the same request is sent at most. 1: never again.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after the first attempt; it doubles after each further one. A random half of it is left out, so that clients do not come back in step.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>No wait is longer. A server that asks for a longer one (<c>Retry-After</c>) is not waited for: the exception says how long it asked for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock of all waiting.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Rolls a number from 0 up to, and not including, 1.</summary>
    public Func<double> Chance { get; init; } = static () => RandomNumberGenerator.GetInt32(1 << 30) / (double)(1 << 30);

    /// <summary>Makes an idempotency key that nobody else has: at most 180 characters.</summary>
    public Func<string> NewKey { get; init; } = static () => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
