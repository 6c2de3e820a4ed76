using System.Diagnostics;
using System.Globalization;

namespace SupportFlows.Bench;

/// <summary>The app as an operator runs it: a process of its own.</summary>
sealed class AppProcess : IDisposable
{
    const int KilobytesAMegabyte = 1024;

    readonly Process process;
    readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);

    AppProcess(Process process) => this.process = process;

    /// <summary>Resident memory, in MB.</summary>
    public double Resident => Status("VmRSS:");

    /// <summary>The most it ever was, in MB.</summary>
    public double Peak => Status("VmHWM:");

    /// <summary>Processor time that it used since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<(AppProcess App, Uri Address, TimeSpan Took)> StartAsync(string directory, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SupportFlows.Functions.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = directory,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        // One key sends all of it.
        start.Environment["SupportFlows__Rates__KeyPerMinute"] = "10000000";
        start.Environment["SupportFlows__DataDirectory"] = directory;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var app = new AppProcess(new Process { StartInfo = start });
        app.process.OutputDataReceived += (_, line) => app.Read(line.Data);
        var began = Stopwatch.GetTimestamp();
        app.process.Start();
        app.process.BeginOutputReadLine();
        var address = await app.listens.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
        return (app, address, Stopwatch.GetElapsedTime(began));
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    double Status(string field)
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / KilobytesAMegabyte;
    }

    void Read(string? line)
    {
        const string Before = "listens on ";
        if (line?.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at)
        {
            listens.TrySetResult(new Uri(line[(at + Before.Length)..].Split(',')[0]));
        }
    }
}
