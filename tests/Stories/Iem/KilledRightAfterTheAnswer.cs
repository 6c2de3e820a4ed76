using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The real app as a process: it answers, and is dead before anything follows from that, or while the clock moves on.</summary>
public class KilledRightAfterTheAnswer
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_Event_One_Session_And_Every_Message_Once()
    {
        using var disk = new TempDirectory();
        var id = "";
        await RunAsync(disk, async http => id = (string)(await RequestAsync(http))["id"]!);
        // He did not see the answer, and asks again; nobody has decided on anything yet.
        await RunAsync(disk, async http =>
        {
            Assert.Equal(id, (string)(await RequestAsync(http))["id"]!);
            await PostAsync(http, $"{id}/approve");
        });
        await RunAsync(disk, async http =>
        {
            await PostAsync(http, $"{id}/roster", await RosterAsync(http, id));
            await MoveAsync(http, await UntilAsync(http, id) - 1.Minutes());
            await PostAsync(http, $"{id}/go");
        });
        await RunAsync(disk, http => MoveUntilAsync(http, 2.Minutes(), "war-room-opened"));
        await RunAsync(disk, async http =>
        {
            await MoveAsync(http, 1.Days());
            await PostAsync(http, $"{id}/report", new { summary = "All went well." });
            await PostAsync(http, $"{id}/close", new { reasonCode = "successful" });
        });

        await RunAsync(disk, async http =>
        {
            await MoveAsync(http, 1.Hours());
            await CheckAsync(http, id);
        });
    }

    static async Task RunAsync(TempDirectory disk, Func<HttpClient, Task> act)
    {
        using var app = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development"), Story.NoAuditor[0], ("AzureWebJobs.Probe.Disabled", "true"));
        using var http = await app.ListensAsync();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "demo-staff");
        await act(http);
        await app.KillAsync();
    }

    /// <summary>Of the next day that begins in two hours or more, whenever the test runs.</summary>
    static async Task<JsonNode> RequestAsync(HttpClient http)
    {
        var day = $"{(await NowAsync(http)).AddHours(26):yyyy-MM-dd}";
        return await PostAsync(http, "", new { externalId = "sale-1", accountId = "demo-enterprise", @event = "Spring sale", firstDay = day, lastDay = day, timeZone = "UTC" });
    }

    static async Task<object> RosterAsync(HttpClient http, string id)
    {
        var iem = await GetAsync(http, $"/api/iem-requests/{id}");
        return new { shifts = new[] { new { personId = "demo-oncall-1", from = (string)iem["startsAt"]!, to = (string)iem["endsAt"]! } } };
    }

    static async Task<JsonNode> PostAsync(HttpClient http, string path, object? body = null)
    {
        using var answer = await http.PostAsJsonAsync($"/api/iem-requests/{path}".TrimEnd('/'), body ?? new { reason = "It is soon." }, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    static async Task<JsonNode> GetAsync(HttpClient http, string path) => (await http.GetFromJsonAsync<JsonNode>(path, Cancellation))!;

    static async Task<DateTimeOffset> NowAsync(HttpClient http) => At((await GetAsync(http, "/api/dev/clock"))["now"]!);

    /// <summary>How long it is until the event begins.</summary>
    static async Task<TimeSpan> UntilAsync(HttpClient http, string id) => At((await GetAsync(http, $"/api/iem-requests/{id}"))["startsAt"]!) - await NowAsync(http);

    static DateTimeOffset At(JsonNode instant) => DateTimeOffset.Parse((string)instant!, System.Globalization.CultureInfo.InvariantCulture);

    static async Task MoveAsync(HttpClient http, TimeSpan by)
    {
        using var answer = await http.PostAsJsonAsync("/api/dev/clock", new { advance = $"PT{by.TotalSeconds:0}S" }, Cancellation);
        answer.EnsureSuccessStatusCode();
    }

    static async Task MoveUntilAsync(HttpClient http, TimeSpan by, string message)
    {
        var moving = MoveAsync(http, by);
        while (!moving.IsCompleted && !(await OutboxAsync(http)).Any(key => key.Contains(message, StringComparison.Ordinal)))
        {
            // Looks again at once: the kill is to come as soon as it is out.
        }
    }

    static async Task<IReadOnlyList<string>> OutboxAsync(HttpClient http) => [.. (await GetAsync(http, "/api/dev/outbox"))["items"]!.AsArray().Select(m => (string)m!["key"]!)];

    static async Task CheckAsync(HttpClient http, string id)
    {
        var sent = await OutboxAsync(http);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        int Sent(string template) => sent.Count(key => key.StartsWith($"iem-{id}.{template}.", StringComparison.Ordinal));
        Assert.Equal((2, 2, 4), (Sent("iem-received"), Sent("iem-approved"), Sent("iem-go")));
        // It may have been approved before anybody was asked to.
        Assert.InRange(Sent("iem-approval"), 0, 1);
        Assert.Equal((1, 1, 2, 2), (Sent("war-room-opened"), Sent("war-room-closed"), Sent("iem-report"), Sent("iem-survey")));
        Assert.InRange(Sent("iem-status"), 1, 23);

        var timeline = (await GetAsync(http, $"/api/iem-requests/{id}/timeline?pageSize=200"))["items"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, timeline.Count), timeline.Select(e => (int)e!["number"]!));
        foreach (var once in new[] { "requested", "approved", "roster-set", "go", "started", "ended", "reported", "closed" })
        {
            Assert.Single(timeline, e => (string)e!["type"]! == once);
        }

        var claims = (await GetAsync(http, "/api/accounts/demo-enterprise/entitlements"))["iem"]!["claims"]!.AsArray();
        Assert.Equal(id, (string)Assert.Single(claims)!["requestId"]!);
    }
}
