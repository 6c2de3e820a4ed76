using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.FunctionsWorker.Tests.Harness;

namespace SupportFlows.FunctionsWorker.Tests.Discovery;

/// <summary>What cannot be served is refused at start: by method, with what to do.</summary>
public sealed class RefusalTests : IDisposable
{
    readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(SameName), "SameName.Second: the name 'file' is taken by", "rename one")]
    [InlineData(typeof(NoTrigger), "NoTrigger.Run: no parameter says what starts it", "Mark one with HttpTrigger")]
    [InlineData(typeof(TwoTriggers), "'message' and 'timer' both are triggers", "write another function")]
    [InlineData(typeof(Hidden), "Hidden.Run: the method is not public", "Make it public")]
    [InlineData(typeof(NotInRoute), "nothing fills parameter 'String id'", "part of the route")]
    [InlineData(typeof(BodyAsClass), "nothing fills parameter 'Uri body'", "takes an HttpRequest")]
    [InlineData(typeof(BadCron), "'every now and then' is neither six fields", "TimeSpan such as")]
    [InlineData(typeof(NeverCron), "'0 0 0 30 2 *' is a date that never comes", "BadCron|NeverCron")]
    [InlineData(typeof(BadRoute), "route 'tickets/{id' cannot be read", "BadRoute.Run")]
    [InlineData(typeof(SameRoute), "'get /api/tickets' is served by", "another route or method")]
    [InlineData(typeof(NeedsKey), "no host that keeps keys for AuthorizationLevel.Function", "Say Anonymous")]
    [InlineData(typeof(BadQueue), "'Ticket Intake' is no queue name", "3 to 63 characters")]
    [InlineData(typeof(SameQueue), "queue 'letters' is listened to by", "another queue")]
    [InlineData(typeof(WrongClient), "nothing fills parameter 'String client'", "is a DurableTaskClient")]
    [InlineData(typeof(WrongContext), "nothing fills parameter 'String context'", "takes a TaskOrchestrationContext")]
    [InlineData(typeof(ServiceInActivity), "nothing fills parameter 'TimeProvider time'", "take services by the constructor")]
    public void Function_ThatCannotBeServed_IsRefusedByName(Type holder, string says, string advises)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => TestApp.Build(folder, [holder]));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(advises.Split('|'), advice => refusal.Message.Contains(advice, StringComparison.Ordinal));
    }

    [Fact]
    public void Refusal_OfSeveral_NamesThemAll()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => TestApp.Build(folder, [typeof(NoTrigger), typeof(Hidden), typeof(BadRoute)]));

        Assert.Equal(2, refusal.Message.Split("\n- ").Length - 1);
    }

    [Theory]
    [InlineData("maxDequeueCount", "0", "a whole number from 1 on")]
    [InlineData("visibilityTimeout", "soon", "a duration such as 00:00:30")]
    [InlineData("messageEncoding", "utf-16", "none or base64")]
    public void HostJson_WithAValueThatCannotBe_IsRefused(string name, string value, string takes)
    {
        folder.Write("host.json", $$"""{ "extensions": { "queues": { "{{name}}": "{{value}}" } } }""");

        var refusal = Assert.Throws<InvalidOperationException>(() => TestApp.Build(folder, []));

        Assert.Equal($"host.json: extensions:queues:{name} is '{value}' but takes {takes}.", refusal.Message);
    }

    public sealed class SameName
    {
        [Function("File")]
        public void First([QueueTrigger("first")] string message)
        {
        }

        [Function("file")]
        public void Second([QueueTrigger("second")] string message)
        {
        }
    }

    public sealed class NoTrigger
    {
        [Function("Run")]
        public void Run(string message)
        {
        }
    }

    public sealed class TwoTriggers
    {
        [Function("Run")]
        public void Run([QueueTrigger("first")] string message, [TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }
    }

    public sealed class Hidden
    {
        [Function("Hidden")]
        internal void Run([QueueTrigger("first")] string message)
        {
        }
    }

    public sealed class NotInRoute
    {
        [Function("Run")]
        public string Run([HttpTrigger("get", Route = "tickets/{number}")] HttpRequest request, string id) => id;
    }

    public sealed class BodyAsClass
    {
        [Function("Run")]
        public string Run([HttpTrigger("post")] Uri body) => body.Host;
    }

    public sealed class BadCron
    {
        [Function("Run")]
        public void Run([TimerTrigger("every now and then")] TimerInfo timer)
        {
        }
    }

    public sealed class NeverCron
    {
        [Function("Run")]
        public void Run([TimerTrigger("0 0 0 30 2 *")] TimerInfo timer)
        {
        }
    }

    public sealed class BadRoute
    {
        [Function("BadRoute")]
        public void Run([HttpTrigger("get", Route = "tickets/{id")] HttpRequest request)
        {
        }
    }

    public sealed class SameRoute
    {
        [Function("First")]
        public void First([HttpTrigger("get", Route = "tickets")] HttpRequest request)
        {
        }

        [Function("Second")]
        public void Second([HttpTrigger("post", "get", Route = "/tickets/")] HttpRequest request)
        {
        }
    }

    public sealed class NeedsKey
    {
        [Function("Run")]
        public void Run([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request)
        {
        }
    }

    public sealed class BadQueue
    {
        [Function("Run")]
        public void Run([QueueTrigger("Ticket Intake")] string message)
        {
        }
    }

    public sealed class SameQueue
    {
        [Function("First")]
        public void First([QueueTrigger("letters")] string message)
        {
        }

        [Function("Second")]
        public void Second([QueueTrigger("letters")] string message)
        {
        }
    }

    public sealed class WrongClient
    {
        [Function("Run")]
        public void Run([QueueTrigger("letters")] string message, [DurableClient] string client)
        {
        }
    }

    public sealed class WrongContext
    {
        [Function("Run")]
        public Task Run([OrchestrationTrigger] string context) => Task.CompletedTask;
    }

    public sealed class ServiceInActivity
    {
        [Function("Run")]
        public string Run([ActivityTrigger] string input, TimeProvider time) => input;
    }
}
