using System.Collections.Concurrent;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Queues;

public sealed class DeliveryTests : IDisposable
{
    readonly TestFolder folder = new();

    public DeliveryTests() => Functions.Got = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Message_OfEachKind_ReachesItsFunctionAndIsGone()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("texts", "grüß dich");
        await app.SendAsync("bytes", "grüß dich");
        await app.SendAsync("letters", """{ "subject": "down", "COUNT": 3 }""");
        await app.IdleAsync();

        Assert.Equal(["bytes 11", "letter down 3", "text grüß dich attempt 1 of 1"], Functions.Got.Order(StringComparer.Ordinal));
        Assert.Empty(await app.PeekAsync("texts"));
        Assert.Empty(await app.PeekAsync("letters"));
    }

    [Fact]
    public async Task Messages_SentAtOnceByMany_AreEachDeliveredOnce()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => app.SendAsync("texts", $"{number}")));
        await app.IdleAsync();

        Assert.Equal(300, Functions.Got.Distinct().Count());
        Assert.Equal(300, Functions.Got.Count);
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task Message_ToAQueueNobodyListensTo_WaitsThere()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("unheard", "a");
        await app.IdleAsync();

        var message = Assert.Single(await app.PeekAsync("unheard"));
        Assert.Equal(("a", 0, TestApp.Start), (message.Body, message.DequeueCount, message.InsertedAt));
    }

    [Theory]
    [InlineData("Letters")]
    [InlineData("a")]
    [InlineData("double--dash")]
    public async Task QueueName_ThatAzureWouldRefuse_IsRefused(string queue)
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => app.SendAsync(queue, "a"));

        Assert.Contains("3 to 63 characters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_LargerThanAQueueTakes_IsRefused()
    {
        await using var app = await TestApp.StartAsync<Functions>(folder);

        await app.SendAsync("unheard", new string('x', 64 * 1024));
        await Assert.ThrowsAsync<ArgumentException>(() => app.SendAsync("unheard", new string('x', (64 * 1024) + 1)));
    }

    public sealed record Letter(string Subject, int Count);

    public sealed class Functions
    {
        internal static ConcurrentQueue<string> Got { get; set; } = [];

        [Function("Texts")]
        public async Task Text([QueueTrigger("texts")] string text, string id, int dequeueCount, FunctionContext context)
        {
            await Task.Yield();
            Assert.NotEmpty(id);
            Got.Enqueue($"text {text} attempt {dequeueCount} of {context.RetryContext.RetryCount + 1}");
        }

        [Function("Bytes")]
        public void Bytes([QueueTrigger("bytes")] byte[] bytes)
        {
            Assert.Equal("grüß dich", Encoding.UTF8.GetString(bytes));
            Got.Enqueue($"bytes {bytes.Length}");
        }

        [Function("Letters")]
        public void Json([QueueTrigger("letters")] Letter letter) => Got.Enqueue($"letter {letter.Subject} {letter.Count}");
    }
}
