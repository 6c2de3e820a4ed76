using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Functions.Settings;

/// <summary>What a vendor may change without a rebuild, as one file: such as <c>catalog.json</c> beside the app, or the file that <c>SupportFlows:Catalog</c> names.</summary>
static class DataFile
{
    /// <param name="name">Of the setting, behind <c>SupportFlows:</c>, and in lower case of the file that is shipped.</param>
    /// <exception cref="StartRefusedException">It is not there, or holds faults: all of them are named.</exception>
    public static T Read<T>(IConfiguration configuration, string name, Func<string, T> read)
    {
        var what = name.ToLowerInvariant();
        var path = Path.GetFullPath(configuration[$"SupportFlows:{name}"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, $"{what}.json"));
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (InvalidCatalogException faults)
        {
            throw new StartRefusedException($"The {what} {path} is refused.{Environment.NewLine}{faults.Message}", faults);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The {what} {path} cannot be read: {unreadable.Message} Set SupportFlows__{name} to a readable file.", unreadable);
        }
    }
}
