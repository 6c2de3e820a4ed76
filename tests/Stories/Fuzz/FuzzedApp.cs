using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using SupportFlows.Adapters.Twilio;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Fuzz;

/// <summary>The app of a story, ready to be shot at: everything in it has been made once, and all its pages were opened.</summary>
sealed class FuzzedApp : IDisposable
{
    static readonly Dictionary<Role, string[]> Keys = new()
    {
        [Role.Customer] = ["demo-enterprise", "demo-business", "demo-basic"],
        [Role.Staff] = ["demo-staff", "demo-tam"],
        [Role.Operator] = ["demo-operator"],
    };

    /// <summary>What they write when they refuse or read is the point of them: a wrong code is counted, and health is whether a row can be written.</summary>
    static readonly string[] Counts = ["VerifyContactMethod", "WebVerifyContactMethod", "Health", "WebHealth"];

    /// <summary>What may well come of it: a page that was escalated to its end, an address that its provider does not know.</summary>
    public static readonly string[] Explained = ["Nobody answered the page", "is given up", "was not taken on attempt"];

    const int LongerThanIsRead = 64 * 1024;

    readonly Story story;
    readonly Bag bag = new();
    readonly Dictionary<string, (string Cookie, string Token)> sessions = new(StringComparer.Ordinal);
    readonly Watch watch;

    readonly HttpClient http;

    FuzzedApp(Story story) => (this.story, http, watch) = (story, new HttpClient(story.Door()), new Watch(story.Get<IConfiguration>()["SupportFlows:DataDirectory"]!));

    public int Shots { get; private set; }

    public int Taken { get; private set; }

    public static async Task<FuzzedApp> OfAsync(Story story)
    {
        var app = new FuzzedApp(story);
        foreach (var key in Keys.Values.SelectMany(k => k))
        {
            app.sessions[key] = await Visitor.SessionOfAsync(story, key);
            // Who revokes the keys that he comes with learns nothing more.
            app.bag.Spare(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16]);
        }

        foreach (var (collection, id) in new[] { ("accounts", "demo-enterprise"), ("accounts", "demo-business"), ("people", "demo-expert"), ("people", "demo-oncall-1"), ("schedules", "demo"), ("policies", "default"), ("calendars", "cn"), ("assets", "site.css") })
        {
            app.bag.Add(collection, id);
        }

        await app.FillAsync();
        return app;
    }

    public void Dispose()
    {
        http.Dispose();
        watch.Dispose();
    }

    /// <summary>Shoots once, and holds the answer and what it left behind against what is promised.</summary>
    public async Task ShootAsync(Shot shot)
    {
        var target = Target.All[shot.Target % Target.All.Count];
        using var request = Aim(target, shot);
        var (said, body) = ($"{request.Method} {request.RequestUri!.OriginalString}", request.Content is { } content ? await content.ReadAsByteArrayAsync() : null);
        watch.SeesAWrite();
        Shots++;
        Answer? answer = null;
        try
        {
            using var response = await http.SendAsync(request);
            answer = await Answer.OfAsync(response);
            var isPlain = shot.Twists.All(t => t.Part != Part.Path);
            Hits.Check(target, answer, isPlain);
            if (isPlain && !shot.Twists.Any(t => t.Part == Part.MediaType) && !said.Contains("/forms/demo-iem", StringComparison.Ordinal))
            {
                // Of the answer alone: a body that lacks something may be taken all the same.
                ApiContract.Check(request, body: null, answer, Shots);
            }

            Assert.False(IsInnocent(target, answer) && watch.SeesAWrite() && await WritesAgainAsync(target, shot), "What was refused, or only read, must leave nothing behind.");
            Assert.All(story.Log, line => Assert.True(Explained.Any(words => line.Contains(words, StringComparison.Ordinal)), $"Nobody expected in the log: {line}"));
            bag.Keep(request.RequestUri!.AbsolutePath, answer);
            await FollowAsync(request, answer);
        }
        catch (HttpRequestException) when (body is { Length: > LongerThanIsRead })
        {
            // Refused before all of it was sent, as a sender that goes on sending sees it.
            Assert.False(watch.SeesAWrite(), "What was refused must leave nothing behind.");
        }
        catch (Exception violation) when (violation is not OperationCanceledException)
        {
            var logged = string.Join('\n', story.Log);
            story.Log.Clear();
            var text = $"{target.Name}: {violation.Message}\n{said}\n{string.Join('\n', request.Headers.Select(h => $"{h.Key}: {Short(string.Join(',', h.Value))}"))}\n{(body is null ? "" : Short(Encoding.UTF8.GetString(body)))}\n→ {(int?)answer?.Status} {answer?.MediaType}\n{Short(answer?.Text ?? "")}\n{logged}";
            throw new InvalidOperationException(text, violation);
        }

        if (target.Name == "WebSignedOut" && request.Headers.Contains("Cookie"))
        {
            foreach (var key in sessions.Keys.ToList())
            {
                sessions[key] = await Visitor.SessionOfAsync(story, key);
            }
        }
    }

    static bool IsInnocent(Target target, Answer answer) => !Counts.Contains(target.Name) && (target.Reads || (int)answer.Status >= 400);

    /// <summary>The app has work of its own now and then; what a request writes, it writes each time.</summary>
    async Task<bool> WritesAgainAsync(Target target, Shot shot)
    {
        await story.Idle();
        watch.SeesAWrite();
        using var again = Aim(target, shot);
        using var response = await http.SendAsync(again);
        return IsInnocent(target, await Answer.OfAsync(response)) && watch.SeesAWrite();
    }

    /// <summary>What was taken can be read.</summary>
    async Task FollowAsync(HttpRequestMessage request, Answer answer)
    {
        if ((int)answer.Status is < 200 or >= 400)
        {
            return;
        }

        Taken++;
        if (request.Method != HttpMethod.Post || (int)answer.Status is not (201 or 202) || answer.Headers.Location?.OriginalString is not { } place
            || !Target.All.Any(t => t.Verb == HttpMethod.Get && !t.IsPage && t.Takes(place)))
        {
            return;
        }

        // Who sent it may read it; what a webhook brought, whatever key stood beside its signature, the staff may.
        var sender = request.Headers.Authorization?.Parameter is { } key && sessions.ContainsKey(key) ? key : "demo-staff";
        (await story.Customer(sender).Gets(place)).Is(HttpStatusCode.OK);
        var shown = place.Replace("/api/iem-requests/", "/launch-events/", StringComparison.Ordinal).Replace("/api/", "/", StringComparison.Ordinal);
        if (Target.All.FirstOrDefault(t => t.Verb == HttpMethod.Get && t.IsPage && t.Name != "WebHome" && t.Takes(shown)) is { } page)
        {
            using var visit = new HttpRequestMessage(HttpMethod.Get, shown);
            visit.Headers.Add("Cookie", sessions[page.Rule is VisitAttribute { Roles: var roles } && !roles.Contains(Role.Staff) ? "demo-operator" : "demo-staff"].Cookie);
            var html = (await story.SendAsync(visit)).Is(HttpStatusCode.OK);
            Hits.Check(page, html, isPlain: true);
            bag.Keep(shown, html);
        }
    }

    HttpRequestMessage Aim(Target target, Shot shot)
    {
        var form = target.IsPage && !target.Reads ? bag.FormOf(target, shot.Pick) : null;
        var path = Address.Of(target, form?.Path ?? bag.PathOf(target, shot.Pick), bag.QueryOf(target, shot.Pick), shot.Twists);
        var request = new HttpRequestMessage(target.Verb, new Uri(story.Address.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        var key = KeyFor(target.Rule, shot.Caller);
        var body = target.Reads || (target.Verb == HttpMethod.Delete && shot.Caller % 5 != 0) ? null : Bodies.Of(target, shot, form?.Fields, key is null ? null : sessions[key].Token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Bodies.TypeOf(target, shot.Twists));
        }

        Headers.Add(request, shot);
        if (target.IsPage && key is not null && !request.Headers.Contains("Cookie"))
        {
            request.Headers.Add("Cookie", sessions[key].Cookie);
        }
        else if (!target.IsPage && key is not null && !request.Headers.Contains("Authorization"))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        Sign(target, request, path, body ?? []);
        return request;
    }

    /// <summary>Mostly one that may; and anybody for what is signed or open.</summary>
    static string? KeyFor(AccessAttribute rule, int caller) => rule switch
    {
        AllowAttribute allow => KeyOf(allow.Roles, caller),
        VisitAttribute visit => KeyOf(visit.Roles, caller),
        VisitAnyoneAttribute when caller % 2 == 0 => KeyOf([Role.Staff, Role.Customer, Role.Operator], caller),
        _ => null,
    };

    static string KeyOf(IReadOnlyList<Role> roles, int caller)
    {
        var keys = Keys[caller % 20 == 0 ? Role.Customer : roles[caller % roles.Count]];
        return keys[caller / 20 % keys.Length];
    }

    /// <summary>As whoever may post there, so that what is in it gets past the door.</summary>
    void Sign(Target target, HttpRequestMessage request, string path, byte[] body)
    {
        if (target.Rule is not SignedAttribute signed)
        {
            return;
        }

        var seconds = story.Now.ToUnixTimeSeconds();
        (string Name, string Value)[] signature = signed.By switch
        {
            "forms" => FormSigner.Sign(path.Split('?')[0].Split('/')[^1], body, story.Now),
            "sendgrid" => story.Providers.Email.Sign($"{seconds}", body),
            "twilio" => [(TwilioWebhook.SignatureHeader, story.Get<TwilioWebhook>().Sign(Harness.Providers.PublicUrl + path, Bodies.Read(body)))],
            _ => [],
        };
        foreach (var (name, value) in signature)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <summary>One of each thing that there is, and every page looked at by everybody who may.</summary>
    async Task FillAsync()
    {
        foreach (var name in new[] { "FileTicket", "FileTicket", "RequestIem", "OpenPage", "CreateWebhookSubscription", "AddContactMethod", "AddOverride", "PlanMaintenance", "AddTemporarySchedule" })
        {
            for (var pick = 1; pick <= 2; pick++)
            {
                var target = Target.All.Single(t => t.Name == name);
                await ShootAsync(new Shot(Target.All.ToList().IndexOf(target), Caller: 41, pick, []));
            }
        }

        bag.Keep(story.Providers.Accepted);
        for (var round = 0; round < 2; round++)
        {
            foreach (var (at, _) in Target.All.Index().Where(t => t.Item.Reads && t.Item.Verb == HttpMethod.Get))
            {
                await ShootAsync(new Shot(at, Caller: 21 + (20 * round), Pick: round, []));
            }
        }
    }

    static string Short(string text) => text.Length <= 700 ? text : $"{text[..700]}… ({text.Length} characters)";
}
