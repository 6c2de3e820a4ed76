using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;

namespace SupportFlows.Bench;

/// <summary>
/// Tickets by HTTP, as fast as so many senders get their answers, to the app as a process of its own: each is on the disk before its 202, is decided, and is
/// answered by email. The senders and the stand-in for the provider share the machine with it.
/// </summary>
static class IntakeBench
{
    const int Senders = 64;
    const int Parts = 4;
    const int EmailsATicket = 2;
    const double GoalRate = 1_500;
    const double GoalP99 = 100;

    internal static async Task RunAsync(Report report, int tickets)
    {
        var folder = Directory.CreateTempSubdirectory("bench");
        var indexed = Indexed(Path.Combine(folder.FullName, "raw.db"));
        report.Say($"raw SQLite          {indexed,8:N0} indexed rows/s in groups of 100");
        await using var standIn = await StandIn.StartAsync();
        var (app, address, _) = await AppProcess.StartAsync(folder.FullName, Settings(standIn));
        using (app)
        {
            using var http = Sender(address);
            await PartAsync(http, "warm-up", tickets / Parts);
            await DrainedAsync(standIn, tickets / Parts);
            standIn.Forget();
            report.Say($"after the warm-up   {app.Resident,8:N0} MB resident");
            for (var part = 1; part <= Parts; part++)
            {
                var before = app.Processor;
                var began = Stopwatch.GetTimestamp();
                var times = await PartAsync(http, $"part-{part}", tickets / Parts);
                var rate = tickets / Parts / Stopwatch.GetElapsedTime(began).TotalSeconds;
                var open = (tickets / Parts * part * EmailsATicket) - standIn.Emails;
                report.Say($"part {part}: {rate,8:N0} accepted/s ({rate / indexed:P1} of the raw rate)   {times}   {Report.Goal(rate >= GoalRate && times.P99 < GoalP99, $"{GoalRate:N0} at p99 under {GoalP99} ms")}");
                report.Say($"        {(app.Processor - before).TotalMilliseconds / (tickets / Parts):N2} ms of processor each   {open:N0} emails to go   {app.Resident:N0} MB");
            }

            var drained = Stopwatch.GetTimestamp();
            await DrainedAsync(standIn, tickets);
            report.Say($"all decided and answered {Stopwatch.GetElapsedTime(drained).TotalSeconds:N1} s later, {app.Resident:N0} MB, at most {app.Peak:N0} MB");
        }

        report.Say($"on the disk {folder.EnumerateFiles().Where(f => !f.Name.StartsWith("raw", StringComparison.Ordinal)).Sum(f => f.Length) / 1e6:N0} MB");
        var (again, _, took) = await AppProcess.StartAsync(folder.FullName, Settings(standIn));
        report.Say($"started again in {took.TotalSeconds:N2} s, {again.Resident:N0} MB");
        again.Dispose();
        folder.Delete(recursive: true);
    }

    static double Indexed(string path)
    {
        using var raw = new RawSqlite(path);
        return raw.Indexed(100);
    }

    static (string, string)[] Settings(StandIn standIn) =>
    [
        // Managed memory, in hexadecimal bytes: 160 MB. With all of this machine's the runtime collects when it likes, and nothing is learned of what is needed.
        ("DOTNET_GCHeapHardLimit", "A000000"),
        ("SupportFlows__SendGrid__ApiKey", "SG.bench"),
        ("SupportFlows__SendGrid__From", "support@vendor.example"),
        ("SupportFlows__SendGrid__BaseAddress", standIn.Address),
        // All from one key, of which nobody files so many.
        ("SupportFlows__Rates__KeyPerMinute", "1000000"),
        ("Logging__LogLevel__Default", "Warning"),
        ("Logging__LogLevel__SupportFlows.Functions.Embedded", "Information"),
    ];

    static HttpClient Sender(Uri address)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = Senders }) { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "demo-enterprise");
        return http;
    }

    static async Task<Times> PartAsync(HttpClient http, string name, int tickets)
    {
        var times = new double[tickets];
        var last = -1;
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            for (var n = Interlocked.Increment(ref last); n < tickets; n = Interlocked.Increment(ref last))
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsJsonAsync("/api/tickets", new
                {
                    externalId = $"{name}-{n}",
                    subject = "Uploads are slow",
                    description = "Since this morning, uploads from Frankfurt take twice as long as they did last week. Nothing has changed on our side.",
                    severity = "general",
                    contact = new { name = "Ann", email = $"ann-{n}@enterprise.example" },
                });
                if (answer.StatusCode != HttpStatusCode.Accepted)
                {
                    throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                }

                await answer.Content.ReadAsByteArrayAsync();
                times[n] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }));
        return new Times(times);
    }

    static async Task DrainedAsync(StandIn standIn, int tickets)
    {
        while (standIn.Emails < tickets * EmailsATicket)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
