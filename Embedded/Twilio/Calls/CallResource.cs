using System.Text.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A call as the API knows it.</summary>
public class CallResource : Resource
{
    CallResource(JsonElement json)
    {
        Sid = json.Text("sid");
        AccountSid = json.Text("account_sid");
        To = json.Text("to");
        From = json.Text("from");
        Status = json.Text("status") is { } status ? (StatusEnum)status : null;
        AnsweredBy = json.Text("answered_by");
        Direction = json.Text("direction");
        Duration = json.Text("duration");
        Price = json.Text("price");
        PriceUnit = json.Text("price_unit");
        Uri = json.Text("uri");
        DateCreated = json.Instant("date_created");
        DateUpdated = json.Instant("date_updated");
        StartTime = json.Instant("start_time");
        EndTime = json.Instant("end_time");
    }

    public string? Sid { get; }

    public string? AccountSid { get; }

    public string? To { get; }

    public string? From { get; }

    public StatusEnum? Status { get; }

    /// <summary><c>human</c>, <c>machine_start</c>, <c>fax</c>, <c>unknown</c>, when detection was asked for.</summary>
    public string? AnsweredBy { get; }

    public string? Direction { get; }

    /// <summary>Seconds.</summary>
    public string? Duration { get; }

    public string? Price { get; }

    public string? PriceUnit { get; }

    public string? Uri { get; }

    public DateTime? DateCreated { get; }

    public DateTime? DateUpdated { get; }

    public DateTime? StartTime { get; }

    public DateTime? EndTime { get; }

    public static CallResource FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new CallResource(document.RootElement);
    }

    /// <summary>Makes a call; it returns when Twilio has taken it, before anybody's phone rings.</summary>
    public static Task<CallResource> CreateAsync(CreateCallOptions options, ITwilioRestClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SendAsync(HttpMethod.Post, options.PathAccountSid, "Calls.json", options.GetParams(), client);
    }

    public static Task<CallResource> FetchAsync(FetchCallOptions options, ITwilioRestClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SendAsync(HttpMethod.Get, options.PathAccountSid, $"Calls/{options.PathSid}.json", [], client);
    }

    public static Task<CallResource> UpdateAsync(UpdateCallOptions options, ITwilioRestClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return SendAsync(HttpMethod.Post, options.PathAccountSid, $"Calls/{options.PathSid}.json", options.GetParams(), client);
    }

    public static Task<ResourceSet<CallResource>> ReadAsync(
        PhoneNumber? to = null, PhoneNumber? from = null, long? pageSize = null, long? limit = null, ITwilioRestClient? client = null)
    {
        client ??= TwilioClient.GetRestClient();
        var filter = new FormFields().Add("To", to).Add("From", from);
        return ResourceSet<CallResource>.ReadAsync(
            "calls", $"/2010-04-01/Accounts/{client.AccountSid}/Calls.json", filter, pageSize, limit, client, json => new CallResource(json));
    }

    static async Task<CallResource> SendAsync(HttpMethod method, string? account, string path, List<KeyValuePair<string, string>> form, ITwilioRestClient? client)
    {
        client ??= TwilioClient.GetRestClient();
        var request = new Request(method, Domain.Api, $"/2010-04-01/Accounts/{account ?? client.AccountSid}/{path}", postParams: form);
        var response = await client.RequestAsync(request).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Queued = new("queued");
        public static readonly StatusEnum Ringing = new("ringing");
        public static readonly StatusEnum InProgress = new("in-progress");
        public static readonly StatusEnum Completed = new("completed");
        public static readonly StatusEnum Busy = new("busy");
        public static readonly StatusEnum Failed = new("failed");
        public static readonly StatusEnum NoAnswer = new("no-answer");
        public static readonly StatusEnum Canceled = new("canceled");

        public StatusEnum()
        {
        }

        StatusEnum(string value)
            : base(value)
        {
        }

        public static implicit operator StatusEnum(string value) => new(value);
    }

    public sealed class UpdateStatusEnum : StringEnum
    {
        public static readonly UpdateStatusEnum Canceled = new("canceled");
        public static readonly UpdateStatusEnum Completed = new("completed");

        public UpdateStatusEnum()
        {
        }

        UpdateStatusEnum(string value)
            : base(value)
        {
        }

        public static implicit operator UpdateStatusEnum(string value) => new(value);
    }
}
