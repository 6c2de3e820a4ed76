using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Functions.Settings;

/// <summary>The plan catalog: <c>catalog.json</c> beside the app, or the file that <c>SupportFlows:Catalog</c> names.</summary>
static class CatalogFile
{
    /// <exception cref="StartRefusedException">It is not there, or holds faults: all of them are named.</exception>
    public static Catalog Read(IConfiguration configuration)
    {
        var path = Path.GetFullPath(configuration["SupportFlows:Catalog"] is { Length: > 0 } set ? set : Path.Combine(AppContext.BaseDirectory, "catalog.json"));
        try
        {
            return CatalogReader.Read(File.ReadAllText(path));
        }
        catch (InvalidCatalogException faults)
        {
            throw new StartRefusedException($"The catalog {path} is refused.{Environment.NewLine}{faults.Message}", faults);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The catalog {path} cannot be read: {unreadable.Message} Set SupportFlows__Catalog to a readable file.", unreadable);
        }
    }
}
