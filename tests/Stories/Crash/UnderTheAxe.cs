using System.Globalization;
using System.Security.Cryptography;

namespace SupportFlows.Stories.Crash;

/// <summary>
/// The real app as a process, killed as a machine dies: at every checkpoint and at any moment, again and again on the same data, while people ask for things and its
/// clock moves. <c>SUPPORTFLOWS_KILLS=1000</c> does it so many times; <c>SUPPORTFLOWS_SEED</c> does again what a seed did. A life is mostly its start: <c>SUPPORTFLOWS_AXE</c> is where the app, compiled beforehand, is instead
/// (<c>dotnet publish tests/Axe -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -p:NuGetLockFilePath=obj/axe.lock.json -o ...</c>).
/// </summary>
public class UnderTheAxe
{
    const int BoundedKills = 5;

    /// <summary>On one data directory. With more of them each start would have more to do, and a fault be harder to find.</summary>
    public const int KillsOfAnAge = 25;

    [Fact]
    public async Task Every_Promise_Is_Kept_Whatever_Is_Killed()
    {
        var (kills, seed) = (Setting("SUPPORTFLOWS_KILLS") is { } asked ? (int)asked : BoundedKills, Setting("SUPPORTFLOWS_SEED") ?? BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)));
        for (var done = 0; done < kills; done += KillsOfAnAge)
        {
            var age = new Age(seed + (ulong)done);
            var faults = await age.LiveAsync(Math.Min(KillsOfAnAge, kills - done));
            Assert.True(faults.Count == 0, $"SUPPORTFLOWS_SEED={seed + (ulong)done}, after {done} kills without a fault:\n{string.Join('\n', faults)}\n\n{age.Story}");
            Say($"seed {seed + (ulong)done}: {Math.Min(done + KillsOfAnAge, kills)} kills, no fault; {age.Counts}");
        }
    }

    static ulong? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : null;

    static void Say(string progress) => TestContext.Current.TestOutputHelper?.WriteLine(progress);
}
