namespace SupportFlows.Cli.Smoke.Checks;

/// <summary>Sets the stage with an operator's key: customers, keys, and somebody who is paged. Nobody real is.</summary>
static class StageChecks
{
    /// <summary>Always the same one: every decision reads all the staff, and nobody is ever taken off it.</summary>
    const string Person = "smoke";

    public const string Zone = "Etc/UTC";

    /// <summary>Of the business calendar that goes by the law, so that every year is there.</summary>
    public const string Region = "de";

    /// <summary>So long is a key good for that could not be revoked.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    static readonly TimeSpan LongestMaintenance = TimeSpan.FromDays(7);

    public static IReadOnlyList<Check> All { get; } = [new("an operator makes accounts, keys and an escalation policy", SetAsync, IsFatal: true)];

    static async Task<string?> SetAsync(Run run)
    {
        var (app, now) = (run.App, await run.NowAsync());
        run.Phone = await Phone.FindAsync(run);
        run.Form ??= run.Phone is null ? null : new Form("demo", "demo-secret", IsGuess: true);
        // No role: he gets no work of anybody else's.
        (await app.PutAsync($"api/people/{Person}", app.Operator, new { name = "Smoke test", email = run.Email, language = "en", timeZone = Zone, skills = Array.Empty<string>(), roles = Array.Empty<string>() }, run.Cancellation)).Is(200);
        await PutPolicyAsync(run, now);
        var (best, other) = ($"{run.Id}-a", $"{run.Id}-b");
        await PutAccountAsync(run, best, run.Offer.Plan, now);
        await PutAccountAsync(run, other, run.Offer.FreePlan, now);
        run.Cast = new Cast(
            best, await KeyAsync(run, now, new { role = "customer", name = "Smoke customer", accountId = best, expiresAt = (now + Lease).Wire() }),
            other, await KeyAsync(run, now, new { role = "customer", name = "Smoke stranger", accountId = other, expiresAt = (now + Lease).Wire() }),
            await KeyAsync(run, now, new { role = "staff", name = "Smoke test", personId = Person, expiresAt = (now + Lease).Wire() }),
            run.Id);
        return run.Id;
    }

    static async Task PutAccountAsync(Run run, string id, string plan, DateTimeOffset now)
    {
        var app = run.App;
        var isCustomer = plan == run.Offer.Plan;
        object Account(DateTimeOffset? to, bool isLive) => new
        {
            name = $"Smoke test {id}",
            region = Region,
            timeZone = Zone,
            language = "en",
            subscriptions = new[] { new { plan, from = now.AddDays(-1).Wire(), to = to?.Wire() } },
            // Only a form finds an account by its address, and an address is one account's alone.
            contacts = isLive && isCustomer && run.Form?.Secret is not null ? new[] { new { name = "Smoke customer", email = run.Email } } : [],
            tamId = isLive ? Person : null,
            policy = isLive && isCustomer ? run.Id : null,
        };
        (await app.PutAsync($"api/accounts/{id}", app.Operator, Account(null, isLive: true), run.Cancellation)).Is(200, 201);
        run.Made($"account {id}", ct => app.PutAsync($"api/accounts/{id}", app.Operator, Account(now, isLive: false), ct));
    }

    static async Task<string> KeyAsync(Run run, DateTimeOffset now, object key)
    {
        var app = run.App;
        var made = (await app.PostAsync("api/keys", app.Operator, key, run.Cancellation)).Is(201).Json;
        var id = made.Text("id");
        run.Made($"key {id}", ct => app.DeleteAsync($"api/keys/{id}", app.Operator, ct));
        return made.Text("secret");
    }

    /// <summary>Pages by it ring a phone that is read here; where there is none, they are held back as in maintenance, and can be acknowledged all the same.</summary>
    static async Task PutPolicyAsync(Run run, DateTimeOffset now)
    {
        var app = run.App;
        var levels = new[] { new { targets = new[] { new { kind = "person", id = Person } }, wait = "PT5M" } };
        (await app.PutAsync($"api/policies/{run.Id}", app.Operator, new { name = "Smoke test", levels }, run.Cancellation)).Is(201);
        run.Made($"policy {run.Id}", ct => app.DeleteAsync($"api/policies/{run.Id}", app.Operator, ct));
        if (run.Phone is { } phone)
        {
            await VerifyAsync(run, phone);
            return;
        }

        (await app.PostAsync($"api/policies/{run.Id}/maintenance", app.Operator, new { from = now.AddMinutes(-1).Wire(), to = (now.AddMinutes(-2) + LongestMaintenance).Wire(), reason = "Smoke test: nobody is paged." }, run.Cancellation)).Is(201);
    }

    static async Task VerifyAsync(Run run, Phone phone)
    {
        const string Methods = $"api/responders/{Person}/contact-methods";
        var app = run.App;
        // Of a run that was killed.
        foreach (var left in (await app.GetAsync($"api/responders/{Person}", app.Operator, run.Cancellation)).Is(200).Json.Objects("methods"))
        {
            (await app.DeleteAsync($"{Methods}/{left.Text("id")}", app.Operator, run.Cancellation)).Is(200);
        }

        var added = (await app.PostAsync(Methods, app.Operator, new { channel = "sms", address = Phone.Number }, run.Cancellation)).Is(201).Json;
        var method = added.Objects("methods") is [.., var last] ? last.Text("id") : throw new CheckFailedException("A contact method was added, and is not there.");
        run.Made("contact method", ct => app.DeleteAsync($"{Methods}/{method}", app.Operator, ct));
        (await app.PostAsync($"{Methods}/{method}/verify", app.Operator, new { code = await phone.CodeAsync() }, run.Cancellation)).Is(200);
        var rules = new[] { new { after = "PT0S", methodId = method } };
        (await app.PutAsync($"api/responders/{Person}/notification-rules", app.Operator, new { @default = rules, important = rules }, run.Cancellation)).Is(200);
    }
}
