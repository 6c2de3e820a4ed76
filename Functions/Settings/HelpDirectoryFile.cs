using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.SelfHelp;

namespace SupportFlows.Functions.Settings;

/// <summary>The directory of self-help: <c>directory.json</c> beside the app, or the file that <c>SupportFlows:Directory</c> names.</summary>
static class HelpDirectoryFile
{
    /// <exception cref="StartRefusedException">It is not there, or holds faults: all of them are named.</exception>
    public static HelpDirectory Read(IConfiguration configuration)
    {
        var path = Path.GetFullPath(configuration["SupportFlows:Directory"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "directory.json"));
        try
        {
            return HelpDirectoryReader.Read(File.ReadAllText(path));
        }
        catch (InvalidCatalogException faults)
        {
            throw new StartRefusedException($"The directory {path} is refused.{Environment.NewLine}{faults.Message}", faults);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The directory {path} cannot be read: {unreadable.Message} Set SupportFlows__Directory to a readable file.", unreadable);
        }
    }
}
