using System.Text.Json;
using Twilio.Base;
using Twilio.Clients;
using Twilio.Http;
using Twilio.Types;
using HttpMethod = Twilio.Http.HttpMethod;

namespace Twilio.Rest.Api.V2010.Account;

/// <summary>A text message as the API knows it.</summary>
public class MessageResource : Resource
{
    MessageResource(JsonElement json)
    {
        Sid = json.Text("sid");
        AccountSid = json.Text("account_sid");
        MessagingServiceSid = json.Text("messaging_service_sid");
        To = json.Text("to");
        From = json.Text("from") is { } from ? new PhoneNumber(from) : null;
        Body = json.Text("body");
        Status = json.Text("status") is { } status ? (StatusEnum)status : null;
        ErrorCode = json.Number("error_code");
        ErrorMessage = json.Text("error_message");
        NumSegments = json.Text("num_segments");
        Price = json.Text("price");
        PriceUnit = json.Text("price_unit");
        Uri = json.Text("uri");
        DateCreated = json.Instant("date_created");
        DateUpdated = json.Instant("date_updated");
        DateSent = json.Instant("date_sent");
    }

    public string? Sid { get; }

    public string? AccountSid { get; }

    public string? MessagingServiceSid { get; }

    public string? To { get; }

    public PhoneNumber? From { get; }

    public string? Body { get; }

    public StatusEnum? Status { get; }

    public int? ErrorCode { get; }

    public string? ErrorMessage { get; }

    public string? NumSegments { get; }

    public string? Price { get; }

    public string? PriceUnit { get; }

    public string? Uri { get; }

    public DateTime? DateCreated { get; }

    public DateTime? DateUpdated { get; }

    public DateTime? DateSent { get; }

    public static MessageResource FromJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new MessageResource(document.RootElement);
    }

    /// <summary>Sends a message; it returns when Twilio has taken it, which is not when it has arrived.</summary>
    public static async Task<MessageResource> CreateAsync(CreateMessageOptions options, ITwilioRestClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        client ??= TwilioClient.GetRestClient();
        var path = $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages.json";
        var response = await client.RequestAsync(new Request(HttpMethod.Post, Domain.Api, path, postParams: options.GetParams())).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    public static async Task<MessageResource> FetchAsync(FetchMessageOptions options, ITwilioRestClient? client = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        client ??= TwilioClient.GetRestClient();
        var path = $"/2010-04-01/Accounts/{options.PathAccountSid ?? client.AccountSid}/Messages/{options.PathSid}.json";
        var response = await client.RequestAsync(new Request(HttpMethod.Get, Domain.Api, path)).ConfigureAwait(false);
        return FromJson(response.Content);
    }

    public static Task<ResourceSet<MessageResource>> ReadAsync(
        PhoneNumber? to = null, PhoneNumber? from = null, long? pageSize = null, long? limit = null, ITwilioRestClient? client = null)
    {
        client ??= TwilioClient.GetRestClient();
        var filter = new FormFields().Add("To", to).Add("From", from);
        return ResourceSet<MessageResource>.ReadAsync(
            "messages", $"/2010-04-01/Accounts/{client.AccountSid}/Messages.json", filter, pageSize, limit, client, json => new MessageResource(json));
    }

    public sealed class StatusEnum : StringEnum
    {
        public static readonly StatusEnum Queued = new("queued");
        public static readonly StatusEnum Sending = new("sending");
        public static readonly StatusEnum Sent = new("sent");
        public static readonly StatusEnum Failed = new("failed");
        public static readonly StatusEnum Delivered = new("delivered");
        public static readonly StatusEnum Undelivered = new("undelivered");
        public static readonly StatusEnum Receiving = new("receiving");
        public static readonly StatusEnum Received = new("received");
        public static readonly StatusEnum Accepted = new("accepted");
        public static readonly StatusEnum Scheduled = new("scheduled");
        public static readonly StatusEnum Read = new("read");
        public static readonly StatusEnum PartiallyDelivered = new("partially_delivered");
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
}
