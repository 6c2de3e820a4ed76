using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportFlows.Stories.Harness;

/// <summary>The app as a process of its own, which can be killed as a process can.</summary>
sealed partial class AppProcess : IDisposable
{
    /// <summary>With a start, an answer, an end: half a day of the clock in one request is a lot of pages, on a machine that runs other stories beside it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly Process process;
    readonly StringBuilder error = new();
    readonly StringBuilder output = new();
    readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    AppProcess(Process process) => this.process = process;

    public static AppProcess Start(string directory, params (string Name, string Value)[] environment) =>
        Start(directory, Path.Combine(AppContext.BaseDirectory, "SupportFlows.Functions.dll"), environment);

    /// <param name="program">The app, or one that is made of it.</param>
    public static AppProcess Start(string directory, string program, (string Name, string Value)[] environment) => Start(directory, ["dotnet", program], environment);

    /// <summary>As somebody to whom the permissions of files mean something, whoever runs the tests.</summary>
    public static AppProcess StartWithoutPower(string directory, params (string Name, string Value)[] environment)
    {
        string[] powerless = Environment.IsPrivilegedProcess ? ["setpriv", "--inh-caps=-dac_override", "--bounding-set=-dac_override"] : [];
        return Start(directory, [.. powerless, "dotnet", Path.Combine(AppContext.BaseDirectory, "SupportFlows.Functions.dll")], environment);
    }

    static AppProcess Start(string directory, string[] command, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = directory,
        };
        start.Environment["SupportFlows__DataDirectory"] = directory;
        // As in the tests themselves: see their project files.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0";
        start.Environment["DOTNET_ENVIRONMENT"] = "";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var app = new AppProcess(new Process { StartInfo = start });
        app.process.OutputDataReceived += (_, line) => app.Read(line.Data);
        app.process.ErrorDataReceived += (_, line) => app.error.AppendLine(line.Data);
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        return app;
    }

    public async Task<HttpClient> ListensAsync()
    {
        try
        {
            return new() { BaseAddress = await listens.Task.WaitAsync(Patience), Timeout = Patience };
        }
        catch (TimeoutException)
        {
            // Little processor time: it waits for something; about as much as there was: the machine has too much to do.
            throw new TimeoutException($"It does not listen after {Patience}, with {process.TotalProcessorTime} of processor time and {process.Threads.Count} threads. It said:\n{Output}");
        }
    }

    /// <summary>What it wrote to its output so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    public void Tell(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    public int ExitCode => process.ExitCode;

    /// <summary>However it ends.</summary>
    public Task EndedAsync() => process.WaitForExitAsync();

    public async Task<(int Code, string Error)> EndsAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, error.ToString());
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    void Read(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }

        if (line is not null && Listening().Match(line) is { Success: true } found)
        {
            listens.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"listens on (http\S+?),")]
    private static partial Regex Listening();
}
