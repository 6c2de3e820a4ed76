using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SupportFlows.Guard.Infra;

/// <summary>The compiler of the templates, from its package. It compiles, lints and works out what a deployment would ask for, without a network.</summary>
static class Bicep
{
    static readonly string Executable = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    /// <returns>What it prints, and the deployment if it made one.</returns>
    public static async Task<(string Printed, string? Deployment)> PredictAsync(IReadOnlyDictionary<string, string> environment)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Assert.Skip("The Bicep compiler is referenced for Linux on x64 only.");
        }

        // The result is written beside the parameters.
        var folder = Directory.CreateTempSubdirectory("bicep-").FullName;
        try
        {
            Copy(Path.Combine(Layout.Repository.Root, "Infra"), folder);
            var start = new ProcessStartInfo(Executable)
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                ArgumentList = { "snapshot", Path.Combine(folder, "main.bicepparam"), "--subscription-id", "00000000-0000-4000-8000-000000000001", "--tenant-id", "00000000-0000-4000-8000-000000000002" },
            };
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }

            using var process = Process.Start(start)!;
            var printed = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            var result = Path.Combine(folder, "main.snapshot.json");
            return (string.Concat(printed).Replace(folder, "Infra", StringComparison.Ordinal).Trim(), File.Exists(result) ? await File.ReadAllTextAsync(result) : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
