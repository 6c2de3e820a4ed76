using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SupportFlows.Client;

namespace SupportFlows.Stories.Harness;

/// <summary>Somebody who calls the app, with a key or without.</summary>
sealed class Party(Story story, string? key)
{
    /// <summary>What can go well is said with the client; what is to be refused, or was never meant to be sent, by hand.</summary>
    public SupportFlowsClient Client => story.Client(key);

    public async Task<StoryTicket> Files(string severity, Contact? contact = null, string? externalId = null, string subject = "It does not work", Software? software = null)
    {
        var filed = await Client.Tickets.FileAsync(new NewTicket
        {
            ExternalId = externalId,
            Subject = subject,
            Description = "Since this morning, every tenth request fails.",
            Severity = severity,
            Contact = contact ?? Contacts.Of(key),
            Software = software,
        });
        return new StoryTicket(story, filed.Id);
    }

    public Task Replies(StoryTicket ticket, string body) => Client.Tickets.ReplyAsync(ticket.Id, body, isPublic: true);

    public Task Notes(StoryTicket ticket, string body) => Client.Tickets.ReplyAsync(ticket.Id, body, isPublic: false);

    public Task<Answer> Gets(string path, params (string Name, string Value)[] headers) => Sends(HttpMethod.Get, path, null, headers);

    public Task<Answer> Posts(string path, object? body, params (string Name, string Value)[] headers) =>
        Sends(HttpMethod.Post, path, body as string ?? JsonSerializer.Serialize(body), headers);

    public Task<Answer> Puts(string path, object body, params (string Name, string Value)[] headers) => Sends(HttpMethod.Put, path, JsonSerializer.Serialize(body), headers);

    public Task<Answer> Deletes(string path, params (string Name, string Value)[] headers) => Sends(HttpMethod.Delete, path, null, headers);

    /// <summary>A form service's delivery.</summary>
    public Task<Answer> Delivers(string source, string body, params (string Name, string Value)[] headers) =>
        Posts($"/api/webhooks/forms/{source}", body, headers);

    public Task<Answer> Sends(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers) => SendAsync(
        method, path, body is null ? null : new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded"), headers);

    public Task<Answer> Uploads(string path, HttpContent file, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, file, headers);

    async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await story.SendAsync(request);
    }
}
