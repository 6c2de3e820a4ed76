using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace SupportFlows.Adapters.Tests.Peers;

/// <summary>Asks packages of the npm registry, as <c>package-lock.json</c> pins them, through the scripts beside this file.</summary>
static class NodePeer
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Peers");

    static readonly Lazy<Task<string?>> Missing = new(InstallAsync);

    /// <summary>What the script answers. Skips the test where there is no Node, or the packages cannot be had: a skip fails on CI.</summary>
    /// <param name="script">Reads JSON from its input and writes JSON to its output.</param>
    public static async Task<TAnswer> AskAsync<TAnswer>(string script, object question, CancellationToken cancellation)
    {
        await RequireAsync();
        var (code, answer, errors) = await RunAsync("node", [script], JsonSerializer.Serialize(question, JsonSerializerOptions.Web), cancellation);
        Assert.True(code == 0, $"{script} failed: {errors}");
        return JsonSerializer.Deserialize<TAnswer>(answer, JsonSerializerOptions.Web)!;
    }

    /// <summary>A script that goes on until its input ends: with us, however we end. Skips the test as above.</summary>
    public static async Task<Process> StartAsync(string script, params string[] arguments)
    {
        await RequireAsync();
        return Start("node", [script, .. arguments]);
    }

    static async Task RequireAsync()
    {
        if (await Missing.Value is { } reason)
        {
            Assert.Skip(reason);
        }
    }

    /// <summary>Null when the packages are there.</summary>
    static async Task<string?> InstallAsync()
    {
        var (wanted, installed) = (Path.Combine(Folder, "package-lock.json"), Path.Combine(Folder, "node_modules", "installed.json"));
        if (File.Exists(installed) && await File.ReadAllTextAsync(installed) == await File.ReadAllTextAsync(wanted))
        {
            return null;
        }

        try
        {
            var (code, _, errors) = await RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], "", CancellationToken.None);
            if (code != 0)
            {
                return $"npm ci failed in {Folder}: {errors}";
            }

            File.Copy(wanted, installed, overwrite: true);
            return null;
        }
        catch (Win32Exception fault)
        {
            return $"Node and npm are needed for this test: {fault.Message}";
        }
    }

    static async Task<(int Code, string Answer, string Errors)> RunAsync(string program, string[] arguments, string input, CancellationToken cancellation)
    {
        using var process = Start(program, arguments);
        var (answer, errors) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await answer, await errors);
    }

    static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
