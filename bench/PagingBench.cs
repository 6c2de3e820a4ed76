using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportFlows.Functions;

namespace SupportFlows.Bench;

/// <summary>
/// From a signed webhook to the request that leaves for Twilio: business critical tickets of customers who each page somebody else, as one phone is
/// texted at once only for the first of many. They are sent on time, whether or not the app keeps up; it, the sender and the stand-ins share the machine.
/// </summary>
static class PagingBench
{
    const int Seconds = 6;
    const int Rounds = 3;

    // A phone that was texted less than a minute ago gets a bundle instead.
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(66);

    internal static async Task RunAsync(Report report, int perSecond)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        await using var standIn = await StandIn.StartAsync();
        using var host = Host(folder.FullName, standIn.Address);
        await host.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        var count = perSecond * Seconds;
        await PagingData.SeedAsync(host.Services, count);
        for (var round = 0; round <= Rounds; round++)
        {
            var sent = await BurstAsync(http, round, perSecond, count);
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
            Say(report, round == 0 ? "warm-up" : $"round {round}", sent, standIn);
            await AnswerAsync(http, sent);
            if (round < Rounds) await Task.Delay(Pause, TimeProvider.System);
            standIn.Forget();
        }

        await host.StopAsync();
        folder.Delete(recursive: true);
    }

    static async Task<Sent[]> BurstAsync(HttpClient http, int round, int perSecond, int count)
    {
        var (start, tasks) = (Stopwatch.GetTimestamp(), new Task<Sent>[count]);
        for (var n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.FromMilliseconds(1)) await Task.Delay(due, TimeProvider.System);
            tasks[n] = SendAsync(http, round, n);
        }

        return await Task.WhenAll(tasks);
    }

    static async Task<Sent> SendAsync(HttpClient http, int round, int n)
    {
        var body = JsonSerializer.Serialize(new
        {
            externalId = $"{round}-{n}", subject = "Shop down", description = "Nobody can pay.", severity = "business-critical", contact = new { name = "Ann", email = PagingData.Email(n) },
        });
        var t = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData("demo-secret"u8, Encoding.UTF8.GetBytes($"{t}.{body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/forms/demo") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-SupportFlows-Signature", $"t={t},v1={signature}");
        var began = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        var accepted = Stopwatch.GetTimestamp();
        var id = answer.StatusCode == HttpStatusCode.Accepted ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"] : null;
        return new Sent(PagingData.Number(n), id, began, accepted);
    }

    /// <summary>The customers are answered, so that nothing rings on into the next round.</summary>
    static async Task AnswerAsync(HttpClient http, IEnumerable<Sent> sent)
    {
        foreach (var ticket in sent.Where(s => s.Id is not null))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/tickets/{ticket.Id}/replies")
            {
                Content = new StringContent("""{"body":"We are on it.","public":true}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Authorization = new("Bearer", "demo-staff");
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
    }

    static void Say(Report report, string name, IReadOnlyList<Sent> sent, StandIn standIn)
    {
        var arrived = sent.Where(s => s.Id is not null && standIn.ArrivalAt(s.Number) is not null).ToList();
        // It may leave before the webhook's sender has read his answer.
        var accepted = arrived.Select(s => Math.Max(0, Stopwatch.GetElapsedTime(s.Accepted, standIn.ArrivalAt(s.Number)!.Value).TotalMilliseconds)).Order().ToList();
        var began = arrived.Select(s => Stopwatch.GetElapsedTime(s.Began, standIn.ArrivalAt(s.Number)!.Value).TotalMilliseconds).Order().ToList();
        report.Say($"{name}: {sent.Count} webhooks, {sent.Count(s => s.Id is null)} not accepted, {sent.Count - arrived.Count} not texted");
        report.Say($"  from its 202 to the request at Twilio:  {Percentiles(accepted)}");
        report.Say($"  from the webhook itself:                {Percentiles(began)}");
    }

    static string Percentiles(List<double> sorted) => sorted.Count == 0
        ? "none"
        : $"p50 {At(sorted, 0.5),6:N1} ms   p90 {At(sorted, 0.9),6:N1} ms   p99 {At(sorted, 0.99),6:N1} ms   max {sorted[^1],6:N1} ms";

    static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    static IHost Host(string folder, string providers) => AppHost.Create(["--environment", "Development", "--urls", "http://127.0.0.1:0"], builder =>
    {
        builder.Configuration["SupportFlows:DataDirectory"] = folder;
        builder.Configuration["SupportFlows:PublicUrl"] = "http://127.0.0.1:9";
        builder.Configuration["SupportFlows:SendGrid:ApiKey"] = "SG.bench";
        builder.Configuration["SupportFlows:SendGrid:From"] = "support@vendor.example";
        builder.Configuration["SupportFlows:SendGrid:BaseAddress"] = providers;
        builder.Configuration["SupportFlows:Twilio:AccountSid"] = "AC00000000000000000000000000000001";
        builder.Configuration["SupportFlows:Twilio:AuthToken"] = "bench";
        builder.Configuration["SupportFlows:Twilio:From"] = "+12025550100";
        builder.Configuration["SupportFlows:Twilio:BaseAddress"] = providers;
        builder.Logging.ClearProviders();
    });

    /// <param name="Id">Of the ticket; null when the webhook was not accepted.</param>
    sealed record Sent(string Number, string? Id, long Began, long Accepted);
}
