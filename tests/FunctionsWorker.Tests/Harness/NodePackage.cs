using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SupportFlows.FunctionsWorker.Tests.Harness;

/// <summary>Runs a script against a package from npm, kept in obj/. Where that cannot be, the test is skipped; with CI=true it fails.</summary>
static class NodePackage
{
    public static async Task<string> RunAsync(string package, string script, string argument)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "obj", "npm", package.Replace('/', '-'));
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) && await TryAsync(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", folder, package) is { Exit: not 0 } failed)
        {
            Skip($"npm cannot install {package}: {failed.Output}");
        }

        var file = Path.Combine(folder, "script.cjs");
        await File.WriteAllTextAsync(file, script);
        var run = await TryAsync(folder, "node", file, argument);
        Assert.True(run.Exit == 0, run.Output);
        return run.Output;
    }

    static async Task<(int Exit, string Output)> TryAsync(string folder, string program, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, process.ExitCode == 0 ? await output : await errors);
        }
        catch (Win32Exception)
        {
            return (-1, $"there is no {program}");
        }
        catch (OperationCanceledException)
        {
            return (-1, $"{program} took too long");
        }
    }

    static void Skip(string reason)
    {
        Assert.False(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), reason);
        Assert.Skip(reason);
    }

    static string Here([CallerFilePath] string path = "") => path;
}
