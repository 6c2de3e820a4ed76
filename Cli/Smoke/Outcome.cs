namespace SupportFlows.Cli.Smoke;

/// <summary>What came of a check.</summary>
/// <param name="Word"><c>passed</c>, <c>failed</c> or <c>skipped</c>.</param>
/// <param name="Detail">Why, or what was seen.</param>
sealed record Outcome(string Check, string Word, TimeSpan Took, string? Detail)
{
    public const string Passed = "passed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
}

/// <summary>One thing that an operator wants to know of an instance.</summary>
/// <param name="Look">Says what it saw, where that is worth a line; throws what speaks against it.</param>
/// <param name="IsFatal">Without it there is no sense in the others.</param>
sealed record Check(string Name, Func<Run, Task<string?>> Look, bool IsFatal = false);

/// <summary>The instance does not do what it should.</summary>
sealed class CheckFailedException(string message) : Exception(message);

/// <summary>It cannot be told from here, and why.</summary>
sealed class CheckSkippedException(string message) : Exception(message);
