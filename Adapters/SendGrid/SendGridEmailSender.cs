using System.Net;
using System.Text;
using SendGrid;
using SendGrid.Helpers.Mail;
using SupportFlows.Adapters.Settings;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Adapters.SendGrid;

/// <summary>
/// Email by SendGrid. It knows no idempotency key: when its answer is lost, the same key offered again may arrive twice.
/// Our key goes along as the custom argument <c>key</c>, and comes back with every event.
/// </summary>
sealed class SendGridEmailSender(IHttpClientFactory http, SendGridSettings settings, TimeProvider time) : IMessageSender
{
    public const string HttpClientName = "sendgrid";

    public Channel Channel => Channel.Email;

    public async Task<Handover> SendAsync(OutboundMessage message, CancellationToken cancellation)
    {
        var response = await PostAsync(message, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            var words = await SendGridErrors.ReadAsync(response.Body, cancellation);
            throw ProviderFault.Refused("SendGrid", response.StatusCode, words, ProviderFault.RetryAfter(response.Headers, time));
        }

        var id = response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : "";
        return new Handover("sendgrid", id);
    }

    async Task<Response> PostAsync(OutboundMessage message, CancellationToken cancellation)
    {
        try
        {
            using var connection = http.CreateClient(HttpClientName);
            return await Client(connection).SendEmailAsync(Compose(message), cancellation);
        }
        catch (Exception fault) when (ProviderFault.IsPassing(fault, cancellation))
        {
            throw ProviderFault.NoAnswer("SendGrid", fault);
        }
    }

    SendGridClient Client(HttpClient connection)
    {
        var options = new SendGridClientOptions { ApiKey = settings.ApiKey };
        if (settings.BaseAddress != "")
        {
            options.Host = settings.BaseAddress.TrimEnd('/');
        }

        return new SendGridClient(connection, options);
    }

    SendGridMessage Compose(OutboundMessage message)
    {
        var mail = new SendGridMessage
        {
            From = new EmailAddress(settings.From, settings.FromName == "" ? null : settings.FromName),
            Subject = message.Subject,
            PlainTextContent = message.Body,
            HtmlContent = Html(message.Body),
        };
        mail.AddTo(new EmailAddress(message.Recipient.Address, message.Recipient.Name));
        mail.AddCustomArg("key", message.Key);
        if (message.Calendar is { } calendar)
        {
            // Programs offer to put it into the calendar only when the type names the method. A charset beside it SendGrid refuses.
            mail.AddAttachment("invite.ics", Convert.ToBase64String(Encoding.UTF8.GetBytes(calendar)), $"text/calendar; method={Invitations.MethodOf(calendar)}", "attachment");
        }

        return mail;
    }

    static string Html(string text)
    {
        var paragraphs = WebUtility.HtmlEncode(text.ReplaceLineEndings("\n")).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph.Trim('\n').Replace("\n", "<br>\n")}</p>\n"));
    }
}
