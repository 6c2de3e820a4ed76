using SupportFlows.Functions.Embedded;

namespace SupportFlows.Stories.Crash;

/// <summary>The app's time for those who live on when it is killed: the real one, as far ahead as the app wrote down that it is.</summary>
sealed class AppTime(string directory) : TimeProvider
{
    readonly ClockFile file = new(directory);
    TimeProvider? running;

    public override DateTimeOffset GetUtcNow() => running?.GetUtcNow() ?? System.GetUtcNow() + file.Read();

    /// <summary>From now on it is that of an app in this process.</summary>
    public void Follow(TimeProvider clock) => running = clock;
}
