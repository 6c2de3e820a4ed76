using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SupportFlows.Fakes;

/// <summary>The messages and calls that can be fetched.</summary>
sealed class TwilioResources
{
    readonly ConcurrentDictionary<string, TwilioResource> resources = new();

    public TwilioResource Add(TwilioKind kind, string sid, string account, Dictionary<string, string> form, DateTimeOffset now) => resources[sid] =
        new TwilioResource(sid, account, kind.Path, form["To"], form.GetValueOrDefault("From"), form.GetValueOrDefault("Body"), form.GetValueOrDefault("MessagingServiceSid"), now);

    public TwilioResource? Find(string sid) => resources.GetValueOrDefault(sid);

    public async Task FetchAsync(HttpContext context)
    {
        if (Find((string)context.Request.RouteValues["sid"]!) is not { } resource)
        {
            await TwilioError.NotFound(context.Request.Path).WriteAsync(context);
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(resource.ToJson());
    }

    /// <summary>The first page, the newest first.</summary>
    public Task ListAsync(HttpContext context, string path)
    {
        var query = context.Request.Query;
        var size = query.TryGetValue("PageSize", out var asked) ? int.Parse(asked!, CultureInfo.InvariantCulture) : 50;
        var found = resources.Values
            .Where(one => one.Path == path && (!query.TryGetValue("To", out var to) || one.To == to) && (!query.TryGetValue("From", out var from) || one.From == from))
            .OrderByDescending(one => one.Sid, StringComparer.Ordinal)
            .Take(size)
            .Select(one => JsonNode.Parse(one.ToJson()));
        context.Response.ContentType = "application/json";
        var page = new JsonObject { [path.ToLowerInvariant()] = new JsonArray([.. found]), ["page"] = 0, ["page_size"] = size, ["next_page_uri"] = null };
        return context.Response.WriteAsync(page.ToJsonString());
    }
}

sealed class TwilioResource(string sid, string account, string path, string to, string? from, string? body, string? service, DateTimeOffset now)
{
    public string Sid => sid;

    public string AccountSid => account;

    public string To => to;

    public string? From => from;

    public string Path => path;

    public string? AnsweredBy { get; set; }

    public string Status { get; set; } = "queued";

    public string ToJson()
    {
        var shared = new Dictionary<string, object?>
        {
            ["sid"] = sid,
            ["account_sid"] = account,
            ["api_version"] = "2010-04-01",
            ["to"] = to,
            ["from"] = from,
            ["status"] = Status,
            ["direction"] = "outbound-api",
            ["date_created"] = now.ToString("r"),
            ["date_updated"] = now.ToString("r"),
            ["price"] = null,
            ["price_unit"] = "USD",
            ["uri"] = $"/2010-04-01/Accounts/{account}/{path}/{sid}.json",
            ["subresource_uris"] = new Dictionary<string, string>(),
        };
        foreach (var (name, value) in path == "Messages" ? OfMessage() : OfCall())
        {
            shared[name] = value;
        }

        return JsonSerializer.Serialize(shared);
    }

    Dictionary<string, object?> OfMessage() => new()
    {
        ["body"] = body,
        ["messaging_service_sid"] = service,
        ["num_segments"] = "1",
        ["num_media"] = "0",
        ["date_sent"] = null,
        ["error_code"] = Status switch { "failed" => 30008, "undelivered" => 30003, _ => null },
        ["error_message"] = null,
    };

    Dictionary<string, object?> OfCall() => new()
    {
        ["to_formatted"] = to,
        ["from_formatted"] = from,
        ["start_time"] = null,
        ["end_time"] = null,
        ["duration"] = null,
        ["answered_by"] = AnsweredBy,
    };
}
