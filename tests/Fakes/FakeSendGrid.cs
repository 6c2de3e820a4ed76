using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SupportFlows.Fakes;

/// <summary>SendGrid's mail endpoint. When <see cref="EventWebhook"/> is set it reports there, signed.</summary>
public sealed class FakeSendGrid : FakeProvider
{
    readonly TimeProvider time;
    readonly SendGridSignature signature = new();

    FakeSendGrid(TimeProvider time) => this.time = time;

    public string ApiKey { get; } = "SG.fake-api-key";

    /// <summary>Where events go; nowhere when null.</summary>
    public Uri? EventWebhook { get; set; }

    /// <summary>The public key that the app checks events with, as SendGrid shows it: base64 of its DER form.</summary>
    public string VerificationKey => signature.PublicKey;

    /// <summary>The headers of a delivery of these bytes.</summary>
    public (string Name, string Value)[] Sign(string timestamp, byte[] body) => signature.Sign(timestamp, body);

    /// <param name="time">For the times of its events; the real clock when left out.</param>
    public static async Task<FakeSendGrid> StartAsync(TimeProvider? time = null)
    {
        var fake = new FakeSendGrid(time ?? TimeProvider.System);
        await fake.ListenAsync();
        return fake;
    }

    private protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v3/mail/send", SendAsync);

    async Task SendAsync(HttpContext context)
    {
        var mail = await SendGridMail.ReadAsync(context.Request);
        if (context.Request.Headers.Authorization != $"Bearer {ApiKey}")
        {
            Refused(mail.Key, mail.To);
            await RefuseAsync(context, 401, "authorization", "The API key is invalid or revoked");
        }
        else if (mail.Fault is { } fault)
        {
            Refused(mail.Key, mail.To);
            await RefuseAsync(context, 400, fault, "This value is missing or not valid");
        }
        else
        {
            await BehaveAsync(context, mail, Begin(mail.Key, mail.To!));
        }
    }

    async Task BehaveAsync(HttpContext context, SendGridMail mail, Behaviour behaviour)
    {
        switch (behaviour)
        {
            case Behaviour.DropConnection:
                context.Abort();
                break;
            case Behaviour.RateLimited:
                context.Response.Headers.RetryAfter = "7";
                await RefuseAsync(context, 429, null, "too many requests");
                break;
            case Behaviour.ServerError:
                await RefuseAsync(context, 500, null, "internal error");
                break;
            case Behaviour.RefuseRecipient:
                await RefuseAsync(context, 400, "personalizations.0.to.0.email", "Does not contain a valid address");
                break;
            default:
                var id = NextId("");
                Accept(new FakeMessage(id, mail.Key, mail.To!, mail.From!, mail.Subject, mail.Text!, mail.Html, mail.Attachment));
                context.Response.StatusCode = StatusCodes.Status202Accepted;
                context.Response.Headers["X-Message-Id"] = id;
                await AnswerAsync(context, behaviour, Reports(id, mail, behaviour), () => Task.CompletedTask);
                break;
        }
    }

    CallbackQueue.Report[] Reports(string id, SendGridMail mail, Behaviour behaviour)
    {
        string[][] batches = behaviour switch
        {
            Behaviour.OptedOut => [["dropped"]],
            Behaviour.Defer => [["processed"], ["deferred"], ["delivered"]],
            Behaviour.CallBackTogether => [["processed", "delivered"]],
            _ => [.. ReportOrder.Of(behaviour, "processed", "delivered", "dropped", "bounce").Select(status => (string[])[status])],
        };
        return [.. batches.Select(batch => new CallbackQueue.Report(id, string.Join('+', batch), () => EventWebhook is { } url ? Post(url, id, mail, batch) : null))];
    }

    HttpRequestMessage Post(Uri url, string id, SendGridMail mail, string[] batch)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds();
        var events = new JsonArray([.. batch.Select(status => Event(id, mail, status, timestamp))]);
        return signature.Sign(url, timestamp.ToString(CultureInfo.InvariantCulture), events.ToJsonString());
    }

    /// <summary>Told twice, it has the same id.</summary>
    static JsonObject Event(string id, SendGridMail mail, string status, long timestamp)
    {
        var told = new JsonObject
        {
            ["email"] = mail.To,
            ["timestamp"] = timestamp,
            ["event"] = status,
            ["sg_event_id"] = $"{id}-{status}",
            ["sg_message_id"] = $"{id}.recvd-fake",
            ["key"] = mail.Key,
        };
        if (status is "bounce")
        {
            (told["type"], told["status"], told["reason"]) = ("bounce", "5.1.1", "550 5.1.1 The mailbox does not exist");
        }
        else if (status is "dropped")
        {
            told["reason"] = "Unsubscribed Address";
        }
        else if (status is "deferred")
        {
            (told["response"], told["attempt"]) = ("451 try again later", "1");
        }

        return told;
    }

    static Task RefuseAsync(HttpContext context, int status, string? field, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { errors = new[] { new { message, field, help = (string?)null } } }));
    }
}
