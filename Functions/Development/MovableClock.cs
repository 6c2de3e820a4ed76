namespace SupportFlows.Functions.Development;

/// <param name="IsThere">The app's clock can be moved: on the embedded runtime, in development.</param>
public sealed record MovableClock(bool IsThere);
