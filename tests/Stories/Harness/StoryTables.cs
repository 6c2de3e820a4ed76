using System.Security.Cryptography;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Adapters.AzureStorage;
using SupportFlows.Adapters.Settings;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Stories.Harness;

/// <summary>The same stories on Azure Tables and Blobs: <c>SUPPORTFLOWS_STORIES_TABLES</c> is the connection string of an emulator, with its tables and blobs, whose tables each story has for itself.</summary>
static class StoryTables
{
    public static void Use(FunctionsApplicationBuilder builder, string directory)
    {
        if (Environment.GetEnvironmentVariable("SUPPORTFLOWS_STORIES_TABLES") is { Length: > 0 } emulator)
        {
            var settings = new StorageSettings { ConnectionString = emulator };
            builder.Configuration["SupportFlows:Storage:ConnectionString"] = emulator;
            builder.Services.AddSingleton<IRowStore>(_ => new TablesRowStore(settings, TablesPatience.Standard, PrefixOf(directory)));
        }
    }

    /// <summary>Lies with the story's files, and goes with them where they are copied: a restart finds its tables again.</summary>
    static string PrefixOf(string directory)
    {
        var file = Path.Combine(directory, "tables");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, $"s{RandomNumberGenerator.GetHexString(12, lowercase: true)}x");
        }

        return File.ReadAllText(file);
    }
}
