using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using SupportFlows.Domain.Webhooks;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Harness;

/// <summary>Everybody who subscribed: takes what is posted, unless an answer is given before.</summary>
sealed class TestReceivers : IWebhookPoster
{
    public static readonly WebhookAnswer Taken = new(200, null, Duration.Zero);
    public static readonly WebhookAnswer Broken = new(500, "answered 500", Duration.Zero, "<html>");

    /// <summary>What happens next, in this order; then <see cref="Always"/>.</summary>
    public Queue<WebhookAnswer> Next { get; } = new();

    public WebhookAnswer Always { get; set; } = Taken;

    public ConcurrentQueue<WebhookPost> Posts { get; } = new();

    /// <summary>What was taken: subject and number, in order.</summary>
    public List<string> Events { get; } = [];

    public Func<Task>? BeforeAnswer { get; set; }

    public async Task<WebhookAnswer> PostAsync(WebhookPost post, CancellationToken cancellation)
    {
        Posts.Enqueue(post);
        var answer = Next.TryDequeue(out var next) ? next : Always;
        if (answer.IsTaken)
        {
            var body = JsonNode.Parse(Encoding.UTF8.GetString(post.Body))!;
            Events.Add($"{body["sequence"]} {body["type"]}");
        }

        await (BeforeAnswer?.Invoke() ?? Task.CompletedTask);
        return answer;
    }
}
