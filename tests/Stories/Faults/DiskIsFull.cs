using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Faults;

/// <summary>The real app as a process, whose store takes no row for a while.</summary>
public class DiskIsFull
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_Is_Told_To_Come_Back_And_Then_Files_Once()
    {
        using var disk = new TempDirectory();
        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        using var http = await app.ListensAsync();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "demo-enterprise");

        Run(disk, "CREATE TRIGGER full BEFORE INSERT ON rows BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END");
        using var refused = await FileAsync(http);
        using var health = await http.GetAsync(new Uri("/api/health", UriKind.Relative), Cancellation);
        Run(disk, "DROP TRIGGER full");
        using var accepted = await FileAsync(http);
        using var repeated = await FileAsync(http);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(await IdAsync(accepted), await IdAsync(repeated));
    }

    static async Task<string?> IdAsync(HttpResponseMessage answer) => (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["id"];

    static Task<HttpResponseMessage> FileAsync(HttpClient http) => http.PostAsJsonAsync("/api/tickets", new
    {
        externalId = "n-1",
        subject = "No space left",
        description = "Filed while the disk is full.",
        severity = "general",
        contact = new { name = "Ann", email = Contacts.Ann },
    }, Cancellation);

    static void Run(TempDirectory disk, string sql)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(disk.Path, "supportflows.db")};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
