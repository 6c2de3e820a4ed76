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
