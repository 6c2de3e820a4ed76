using Microsoft.Data.Sqlite;

namespace SupportFlows.Stories.Fuzz;

/// <summary>Sees whether anything at all was written to the app's files since it last looked.</summary>
sealed class Watch : IDisposable
{
    readonly List<SqliteCommand> versions;
    string last;

    public Watch(string directory)
    {
        versions = [.. Directory.EnumerateFiles(directory, "*.db").Order(StringComparer.Ordinal).Select(Open)];
        last = Look();
    }

    /// <summary>Since the last question.</summary>
    public bool SeesAWrite()
    {
        var before = last;
        return (last = Look()) != before;
    }

    public void Dispose() => versions.ForEach(v =>
    {
        v.Connection!.Dispose();
        v.Dispose();
    });

    string Look() => string.Join(' ', versions.Select(v => v.ExecuteScalar()));

    static SqliteCommand Open(string file)
    {
        var store = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        store.Open();
        var command = store.CreateCommand();
        // Another number when somebody else has committed something.
        command.CommandText = "PRAGMA data_version";
        return command;
    }
}
