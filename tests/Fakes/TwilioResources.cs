using System.Collections.Concurrent;
using System.Text.Json;

namespace SupportFlows.Fakes;

/// <summary>The messages and calls that can be fetched.</summary>
sealed class TwilioResources
{
    readonly ConcurrentDictionary<string, TwilioResource> resources = new();

    public TwilioResource Add(TwilioKind kind, string sid, string account, Dictionary<string, string> form, DateTimeOffset now) => resources[sid] =
        new TwilioResource(sid, account, kind.Path, form["To"], form.GetValueOrDefault("From"), form.GetValueOrDefault("Body"), form.GetValueOrDefault("MessagingServiceSid"), now);

    public TwilioResource? Find(string sid) => resources.GetValueOrDefault(sid);
}

sealed class TwilioResource(string sid, string account, string path, string to, string? from, string? body, string? service, DateTimeOffset now)
{
    public string Sid => sid;

    public string AccountSid => account;

    public string To => to;

    public string? From => from;

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
        ["answered_by"] = null,
    };
}
