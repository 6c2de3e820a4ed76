using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Faults;

/// <summary>The real app as a process, killed as a machine dies, on its own clock and its development inbox.</summary>
public class KilledAtAnyMoment
{
    const int Tickets = 12;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_Ticket_Is_There_Once_And_So_Is_Every_Message()
    {
        using var disk = new TempDirectory();

        // In the middle of filing, then right after the last answer.
        await RunAsync(disk, (_, http) => FirstAnswersAsync(FileAll(http), Tickets / 3));
        await RunAsync(disk, (_, http) => FirstAnswersAsync(FileAll(http), Tickets));
        // While the clock moves and warnings go out, then while misses are recorded.
        await RunAsync(disk, (_, http) => MoveUntilAsync(http, "PT5H", "clock-warning-50"));
        await RunAsync(disk, (_, http) => MoveUntilAsync(http, "PT5H", "clock-missed"));

        await RunAsync(disk, async (_, http) =>
        {
            // Past the eight hours of the promise, and no further: twelve pages that nobody answers ring all night.
            (await MoveAsync(http, "PT5H")).EnsureSuccessStatusCode();
            await CheckAsync(http);
        });
    }

    static async Task RunAsync(TempDirectory disk, Func<AppProcess, HttpClient, Task> act)
    {
        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"));
        using var http = await app.ListensAsync();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "demo-staff");
        await act(app, http);
        await app.KillAsync();
    }

    static List<Task<HttpResponseMessage>> FileAll(HttpClient http) =>
        [.. Enumerable.Range(0, Tickets).Select(n => http.PostAsJsonAsync("/api/tickets", new
        {
            externalId = $"n-{n}",
            accountId = "demo-enterprise",
            subject = $"Number {n}",
            description = "Filed while the machine dies.",
            severity = "general",
            contact = new { name = "Ann", email = Contacts.Ann },
        }, Cancellation))];

    static async Task FirstAnswersAsync(List<Task<HttpResponseMessage>> requests, int count)
    {
        for (var n = 0; n < count; n++)
        {
            var answered = await Task.WhenAny(requests);
            requests.Remove(answered);
            Assert.Equal(HttpStatusCode.Accepted, (await answered).StatusCode);
        }
    }

    static async Task MoveUntilAsync(HttpClient http, string by, string message)
    {
        var moving = MoveAsync(http, by);
        while (!moving.IsCompleted && !(await OutboxAsync(http)).Any(key => key.Contains(message, StringComparison.Ordinal)))
        {
            // Looks again at once: the kill is to come as soon as the first of them is out.
        }
    }

    static Task<HttpResponseMessage> MoveAsync(HttpClient http, string by) => http.PostAsJsonAsync("/api/dev/clock", new { advance = by }, Cancellation);

    static async Task<IReadOnlyList<string>> OutboxAsync(HttpClient http) => [.. (await ItemsAsync(http, "/api/dev/outbox")).Select(m => (string)m!["key"]!)];

    static async Task<JsonArray> ItemsAsync(HttpClient http, string path) => (await http.GetFromJsonAsync<JsonObject>(path, Cancellation))!["items"]!.AsArray();

    static async Task CheckAsync(HttpClient http)
    {
        var tickets = await ItemsAsync(http, "/api/tickets?pageSize=200");
        Assert.Equal(
            Enumerable.Range(0, Tickets).Select(n => $"Number {n}").Order(StringComparer.Ordinal),
            tickets.Select(t => (string)t!["subject"]!).Order(StringComparer.Ordinal));
        var sent = await OutboxAsync(http);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        foreach (var id in tickets.Select(t => (string)t!["id"]!))
        {
            await CheckTicketAsync(http, id, [.. sent.Where(key => key.StartsWith(id, StringComparison.Ordinal))], [.. sent.Where(key => key.StartsWith($"page-p{id[1..]}", StringComparison.Ordinal))]);
        }
    }

    static async Task CheckTicketAsync(HttpClient http, string id, IReadOnlyList<string> sent, IReadOnlyList<string> pages)
    {
        var happened = (await ItemsAsync(http, $"/api/tickets/{id}/timeline"))
            .Select(e => $"{e!["type"]} {e["details"]?["percent"]}".Trim())
            .Where(e => e is "accepted" or "assigned" or "clock-missed" || e.StartsWith("clock-warned", StringComparison.Ordinal));
        Assert.Equal(["accepted", "assigned", "clock-missed", "clock-warned 50", "clock-warned 75", "clock-warned 90"], happened.Order(StringComparer.Ordinal));
        Assert.Single(sent, key => key.Contains("ticket-accepted", StringComparison.Ordinal));
        Assert.Single(sent, key => key.Contains("ticket-assigned", StringComparison.Ordinal));
        Assert.Equal(2, sent.Count(key => key.Contains("clock-warning-50", StringComparison.Ordinal)));
        Assert.Equal(4, sent.Count(key => key.Contains("clock-missed", StringComparison.Ordinal)));
        Assert.NotEmpty(pages);
    }
}
