using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Crash;

enum DeedKind
{
    /// <summary>Put there, before anything else.</summary>
    Setting,

    /// <summary>To what happens; made once, likewise before anything else.</summary>
    Subscription,
    Ticket,
    QueuedTicket,
    FormTicket,
    Page,
    Iem,
    Reply,

    /// <summary>What is in it is its name.</summary>
    File,

    /// <summary>Of a file.</summary>
    Detach,
    Answer,
    Decision,
}

/// <summary>What somebody wants of the app. He who has no answer asks again, with the same key.</summary>
/// <param name="Name">Unique: the external id or idempotency key, and part of what is asked for.</param>
/// <param name="SignedBy">The clock of a form service, which has no key and signs instead.</param>
sealed record Deed(DeedKind Kind, string Name, string Path, object Body, string Token = "demo-staff", TimeProvider? SignedBy = null)
{
    /// <summary>Ids that answers told; one, however often it was asked.</summary>
    public HashSet<string> Ids { get; } = [];

    public int Asked { get; private set; }

    /// <summary>The answer's status; null: none came yet.</summary>
    public int? Status { get; private set; }

    public string? Words { get; private set; }

    public bool IsAnswered => Status is not null;

    public string Id => Ids.First();

    /// <summary>Others rest on it.</summary>
    public bool IsFirst => Kind is DeedKind.Setting or DeedKind.Subscription;

    /// <summary>Hears what the answer says.</summary>
    public Action<JsonNode>? Told { get; init; }

    /// <summary>Whether it was done. What is to be gone, and is when it is asked again, is.</summary>
    public bool IsDone => Status is < 300 || IsGone;

    /// <summary>Somebody else was first, or has made it pointless.</summary>
    public bool IsRefused => Status is 409;

    bool IsGone => Kind is DeedKind.Detach && Status is 404 && Asked > 1;

    public async Task AskAsync(HttpClient http)
    {
        Asked++;
        try
        {
            using var request = Request();
            using var answer = await http.SendAsync(request);
            if (SignedBy is not null && answer.StatusCode is HttpStatusCode.Unauthorized)
            {
                // The app's clock was moved while it was on its way. A form service signs anew and tries again.
                return;
            }

            Words = await answer.Content.ReadAsStringAsync();
            if (answer.IsSuccessStatusCode && Kind is not (DeedKind.QueuedTicket or DeedKind.Detach) && JsonNode.Parse(Words) is { } said)
            {
                Ids.Add((string?)said["id"] ?? Name);
                Told?.Invoke(said);
            }

            Status = (int)answer.StatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
        {
            // The app died. Whether it was done he cannot know.
        }
    }

    HttpMethod Method => Kind switch
    {
        DeedKind.Setting => HttpMethod.Put,
        DeedKind.Detach => HttpMethod.Delete,
        _ => HttpMethod.Post,
    };

    HttpRequestMessage Request()
    {
        var body = Body as string ?? JsonSerializer.Serialize(Body, JsonSerializerOptions.Web);
        var request = new HttpRequestMessage(Method, Path) { Content = new StringContent(body, Encoding.UTF8, Body is string ? "text/plain" : "application/json") };
        if (SignedBy is { } clock)
        {
            var (name, value) = Signed.Generic(body, clock.GetUtcNow());
            request.Headers.Add(name, value);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            request.Headers.Add("Idempotency-Key", Name);
        }

        return request;
    }

    public override string ToString() => $"{Kind} {Name} ({Path}): asked {Asked} times, {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}, ids [{string.Join(", ", Ids)}]";
}
