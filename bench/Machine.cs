using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace SupportFlows.Bench;

/// <summary>What the figures were measured on, as far as it matters to them.</summary>
static class Machine
{
    const double KilobytesAGigabyte = 1024 * 1024;

    public static string Describe()
    {
        using var sqlite = new SqliteConnection("Data Source=:memory:");
        sqlite.Open();
        return $"""
            processor  {Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores
            memory     {(Field("/proc/meminfo", "MemTotal") is { } total ? double.Parse(total.Split(' ')[0], CultureInfo.InvariantCulture) / KilobytesAGigabyte : 0):N0} GB
            disk       {Disk()}
            system     {RuntimeInformation.OSDescription}
            runtime    {RuntimeInformation.FrameworkDescription}, SQLite {sqlite.ServerVersion}, synchronous=FULL everywhere
            """;
    }

    /// <summary>Bytes that this process has had written to the disk.</summary>
    public static long BytesWritten => long.Parse(Field("/proc/self/io", "write_bytes") ?? "0", CultureInfo.InvariantCulture);

    static string? Field(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;

    static string Disk()
    {
        var drive = new DriveInfo(Path.GetTempPath());
        return drive.DriveFormat;
    }
}
