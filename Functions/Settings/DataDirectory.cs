using Microsoft.Extensions.Configuration;

namespace SupportFlows.Functions.Settings;

/// <summary>Where an app without a cloud keeps its files.</summary>
static class DataDirectory
{
    public const string Setting = "SupportFlows:DataDirectory";

    /// <summary>As set (relative to the current directory); else <c>.data</c> in the root of the checkout that runs, else beside the app.</summary>
    public static string Of(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } set
            ? Path.GetFullPath(set)
            : Path.Combine(CheckoutOf(AppContext.BaseDirectory) ?? AppContext.BaseDirectory, ".data");

    /// <param name="rowsAreThere">And not on Azure, where only what the runtime needs is in it.</param>
    /// <exception cref="StartRefusedException">Nothing could be kept in it, or what was kept is lost.</exception>
    public static void Require(string directory, bool rowsAreThere)
    {
        // The rows' file is there before the orchestrations', so this was no start that came to nothing.
        if (rowsAreThere && File.Exists(Path.Combine(directory, "durable.db")) && !File.Exists(Path.Combine(directory, "supportflows.db")))
        {
            throw new StartRefusedException(
                $"The data directory {directory} has a durable.db, but supportflows.db is missing, in which is all that was accepted. Put it back or restore a backup of it; to begin with nothing, move the whole directory away.");
        }

        var probe = Path.Combine(directory, $"probe-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(directory);
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The data directory {directory} cannot be written: {unusable.Message} Give the app's user the right to write there, or set SupportFlows__DataDirectory to another directory.",
                unusable);
        }
    }

    static string? CheckoutOf(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "SupportFlows.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
