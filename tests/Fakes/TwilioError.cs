using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SupportFlows.Fakes;

/// <summary>An error answer, with Twilio's own numbers.</summary>
sealed record TwilioError(int Status, int Code, string Message, TimeSpan? RetryAfter = null)
{
    public static TwilioError Unauthorized { get; } = new(401, 20003, "Authenticate");

    public static TwilioError NotFound(string path) => new(404, 20404, $"The requested resource {path} was not found");

    public static TwilioError NoSuchNumber(string number) => new(400, 21211, $"Invalid 'To' Phone Number: {number}");

    public static TwilioError OptedOut { get; } = new(400, 21610, "Attempt to send to unsubscribed recipient");

    public static TwilioError CallIsOver { get; } = new(400, 21220, "Call is not in-progress. Cannot redirect.");

    public static TwilioError? Of(Behaviour behaviour, string number) => behaviour switch
    {
        Behaviour.RateLimited => new(429, 20429, "Too Many Requests", TimeSpan.FromSeconds(7)),
        Behaviour.ServerError => new(500, 20500, "Internal Server Error"),
        Behaviour.RefuseRecipient => NoSuchNumber(number),
        Behaviour.OptedOut => OptedOut,
        _ => null,
    };

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/json";
        if (RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            code = Code,
            message = Message,
            more_info = $"https://www.twilio.com/docs/errors/{Code}",
            status = Status,
        }));
    }
}
