using System.Globalization;

namespace SupportFlows.Functions.Embedded;

/// <summary>How far the app's clock was moved, kept so that a killed app goes on at the moved time.</summary>
sealed class ClockFile(string directory)
{
    readonly string path = Path.Combine(directory, "clock.txt");

    public TimeSpan Read() =>
        File.Exists(path) && TimeSpan.TryParseExact(File.ReadAllText(path).Trim(), "c", CultureInfo.InvariantCulture, out var offset) ? offset : TimeSpan.Zero;

    public void Write(TimeSpan offset)
    {
        Directory.CreateDirectory(directory);
        var next = path + ".next";
        using (var file = File.Create(next))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(offset.ToString("c", CultureInfo.InvariantCulture)));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
