namespace SupportFlows.Cli;

/// <summary>What a script can go by.</summary>
static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The server said no, or failed.</summary>
    public const int Refused = 1;

    public const int BadUsage = 2;

    /// <summary>There was no answer.</summary>
    public const int Unreachable = 3;

    /// <summary>Ctrl+C.</summary>
    public const int Stopped = 130;
}

/// <summary>What was typed cannot be done.</summary>
sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Without the name that a parameter has in the code.</summary>
    public static UsageException Of(ArgumentException unfit) => new(unfit.Message.Split(" (Parameter", 2)[0]);
}
