using System.Text.RegularExpressions;

namespace SupportFlows.Orchestrations.Tests.Promises;

static class Record
{
    /// <summary>Keeps a history in the folder that SUPPORTFLOWS_RECORD names, if it names one and has no such file yet.</summary>
    internal static async Task KeepAsync(string file, string history)
    {
        if (Environment.GetEnvironmentVariable("SUPPORTFLOWS_RECORD") is { Length: > 0 } folder && Path.Combine(folder, file) is var path && !File.Exists(path))
        {
            // Where the sources lay on the machine that records is nobody's business.
            await File.WriteAllTextAsync(path, Regex.Replace(history, @" in \S+?:line \d+", ""));
        }
    }
}
