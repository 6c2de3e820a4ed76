using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class RetryTests
{
    readonly List<DateTimeOffset> attempts = [];

    [Fact]
    public async Task Policy_WithBackoff_WaitsLongerEachTimeUpToTheLimit()
    {
        await using var engine = await StartAsync(new RetryPolicy(6, TimeSpan.FromMinutes(1), 2, TimeSpan.FromMinutes(5)), failures: 5);
        var id = await engine.StartInstanceAsync("caller");

        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal([1, 2, 4, 5, 5], attempts.Zip(attempts.Skip(1), (a, b) => (b - a).TotalMinutes));
        Assert.Equal(6, (await engine.GetAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Policy_WhenAttemptsRunOut_FailsWithTheCause()
    {
        await using var engine = await StartAsync(new RetryPolicy(2, TimeSpan.FromMinutes(1)), failures: 9);
        var id = await engine.StartInstanceAsync("caller");

        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        var failure = (await engine.GetAsync(id)).FailureDetails!;
        Assert.Equal(2, attempts.Count);
        Assert.True(failure.IsCausedBy<TaskFailedException>());
        Assert.True(failure.InnerFailure!.IsCausedBy<IOException>());
        Assert.Equal("line is down", failure.InnerFailure.ErrorMessage);
        Assert.True(failure.InnerFailure.InnerFailure!.IsCausedBy<ArgumentException>());
    }

    [Fact]
    public async Task Policy_ThatDoesNotHandleTheFailure_DoesNotRetry()
    {
        await using var engine = await StartAsync(new RetryPolicy(9, TimeSpan.FromMinutes(1)) { HandleFailure = failure => !failure.IsCausedBy<IOException>() }, failures: 9);

        var instance = await engine.RunAsync("caller");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Single(attempts);
    }

    [Fact]
    public async Task Failure_ThatIsFinal_IsSoAfterARestartAsWell()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, string>("flow", async (context, _) =>
        {
            try
            {
                return await context.CallActivityAsync<string>("unknown", options: TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromMinutes(1))));
            }
            catch (TaskFailedException)
            {
                return await context.WaitForExternalEvent<string>("go");
            }
        }));
        var id = await engine.StartInstanceAsync("flow");

        await engine.RestartAsync();
        await engine.RaiseAsync(id, "go", "gone on");

        Assert.Equal("gone on", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Policy_WithATimeout_StopsWhenItHasPassed()
    {
        await using var engine = await StartAsync(new RetryPolicy(99, TimeSpan.FromMinutes(2), retryTimeout: TimeSpan.FromMinutes(5)), failures: 99);
        await engine.StartInstanceAsync("caller");

        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(4, attempts.Count);
    }

    [Fact]
    public async Task Handler_DecidesEachTime()
    {
        var seen = new List<int>();
        await using var engine = await StartAsync(TaskOptions.FromRetryHandler(retry =>
        {
            seen.Add(retry.LastAttemptNumber);
            return retry.LastFailure.IsCausedBy<IOException>();
        }), failures: 3);

        Assert.Equal(4, (await engine.RunAsync("caller")).ReadOutputAs<int>());
        Assert.Equal([1, 2, 3], seen.Distinct());
    }

    Task<Engine> StartAsync(RetryPolicy policy, int failures) => StartAsync(TaskOptions.FromRetryPolicy(policy), failures);

    async Task<Engine> StartAsync(TaskOptions options, int failures)
    {
        Engine engine = null!;
        return engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, int>("caller", (context, _) => context.CallActivityAsync<int>("flaky", options));
            tasks.AddActivityFunc<int>("flaky", _ =>
            {
                attempts.Add(engine.Clock.GetUtcNow());
                return attempts.Count > failures ? attempts.Count : throw new IOException("line is down", new ArgumentException("cut"));
            });
        });
    }
}
