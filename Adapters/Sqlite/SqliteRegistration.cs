using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters.Sqlite;

public static class SqliteRegistration
{
    /// <summary>Rows in a SQLite file in this directory, which is created when it is not there.</summary>
    public static IServiceCollection AddSqliteRowStore(this IServiceCollection services, string directory) =>
        services.AddSingleton<IRowStore>(_ => new SqliteRowStore(directory));
}
