using System.Runtime.CompilerServices;

namespace SupportFlows;

/// <summary>
/// Tests keep their files in memory where they can: the app waits for the disk at every commit, and thousands of stories do nothing else. What a kill leaves is the
/// same there; what a power cut leaves no test asks.
/// </summary>
static class FastDisk
{
    const string Memory = "/dev/shm";

    /// <summary>A container has 64 MB of it unless it is given more.</summary>
    const long Enough = 1L << 30;

#pragma warning disable CA2255 // Before the first test makes a directory; nothing else runs in a test project before its tests.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Use()
    {
        if (Environment.GetEnvironmentVariable("TMPDIR") is null && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= Enough)
        {
            Environment.SetEnvironmentVariable("TMPDIR", Memory);
        }
    }
}
