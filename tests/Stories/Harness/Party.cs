using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SupportFlows.Stories.Harness;

/// <summary>Somebody who calls the app, with a key or without.</summary>
sealed class Party(Story story, string? key)
{
    public async Task<StoryTicket> Files(string severity, object? contact = null, string? externalId = null, string subject = "It does not work", object? software = null)
    {
        var answer = (await Posts("/api/tickets", new
        {
            externalId,
            subject,
            description = "Since this morning, every tenth request fails.",
            severity,
            contact = contact ?? Contacts.Of(key),
            software,
        })).Is(HttpStatusCode.Accepted);
        return new StoryTicket(story, (string)answer.Json["id"]!);
    }

    public async Task Replies(StoryTicket ticket, string body) =>
        (await Posts($"/api/tickets/{ticket.Id}/replies", new { body, @public = true })).Is(HttpStatusCode.Created);

    public async Task Notes(StoryTicket ticket, string body) =>
        (await Posts($"/api/tickets/{ticket.Id}/replies", new { body, @public = false })).Is(HttpStatusCode.Created);

    /// <summary>resolve, close, reopen, assign, pend, severity, merge, tags, watchers.</summary>
    public async Task<Answer> Does(string move, StoryTicket ticket, object? body = null) =>
        (await Posts($"/api/tickets/{ticket.Id}/{move}", body ?? new { })).Is(HttpStatusCode.OK);

    public Task<Answer> Gets(string path, params (string Name, string Value)[] headers) => Sends(HttpMethod.Get, path, null, headers);

    public Task<Answer> Posts(string path, object? body, params (string Name, string Value)[] headers) =>
        Sends(HttpMethod.Post, path, body as string ?? JsonSerializer.Serialize(body), headers);

    public Task<Answer> Puts(string path, object body, params (string Name, string Value)[] headers) => Sends(HttpMethod.Put, path, JsonSerializer.Serialize(body), headers);

    public Task<Answer> Deletes(string path, params (string Name, string Value)[] headers) => Sends(HttpMethod.Delete, path, null, headers);

    /// <summary>A form service's delivery.</summary>
    public Task<Answer> Delivers(string source, string body, params (string Name, string Value)[] headers) =>
        Posts($"/api/webhooks/forms/{source}", body, headers);

    public async Task<Answer> Sends(HttpMethod method, string path, string? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded");
        }

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
