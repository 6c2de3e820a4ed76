using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests;

public class SubOrchestrationsTests
{
    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<string, string>("parent", async (context, child) =>
            await context.CallSubOrchestratorAsync<string>("child", child.Length, child.Length == 0 ? null : new SubOrchestrationOptions(instanceId: child)));
        tasks.AddOrchestratorFunc<object?, string>("grand", (context, _) =>
            context.CallSubOrchestratorAsync<string>("parent", "kid", new SubOrchestrationOptions(instanceId: "mother")));
        tasks.AddOrchestratorFunc<int, string>("child", async (context, length) =>
        {
            if (length == 4)
            {
                throw new InvalidOperationException("four is too many");
            }

            var word = await context.WaitForExternalEvent<string>("word");
            return $"{context.Parent!.Name}/{context.Parent.InstanceId}: {word}";
        });
    }

    [Fact]
    public async Task Child_WithItsOwnId_AnswersItsParent()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("parent", "kid", "mum");

        await engine.RaiseAsync("kid", "word", "hello");

        Assert.Equal("parent/mum: hello", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Child_ThatFails_FailsTheCall()
    {
        await using var engine = await Engine.StartAsync(Register);

        var failure = (await engine.RunAsync("parent", "four")).FailureDetails!;

        Assert.True(failure.IsCausedBy<TaskFailedException>());
        Assert.True(failure.InnerFailure!.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task Child_OfAnIdThatRuns_FailsTheCall()
    {
        await using var engine = await Engine.StartAsync(Register);
        await engine.StartInstanceAsync("parent", "kid");

        var second = await engine.RunAsync("parent", "kid");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, second.RuntimeStatus);
        Assert.Contains("'kid' exists already", second.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    /// <summary>Killed with all of them on their way, and again with all of them at work: that is more than the next start reads of either at a time.</summary>
    [Fact]
    public async Task Children_OfAThousandfoldFanOut_AllAnswer()
    {
        const int many = 1001;
        var (life, entered, all, killed) = (0, 0, new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var engine = await Engine.StartAsync(
            tasks =>
            {
                tasks.AddOrchestratorFunc<object?, int>("all", async (context, _) =>
                    (await Task.WhenAll(Enumerable.Range(1, many).Select(number => context.CallSubOrchestratorAsync<int>("one", number)))).Sum());
                tasks.AddOrchestratorFunc<int, int>("one", (context, number) => context.CallActivityAsync<int>("work", number));
                tasks.AddActivityFunc<int, int>("work", async (_, number) =>
                {
                    if (life == 1)
                    {
                        if (Interlocked.Increment(ref entered) == many)
                        {
                            all.SetResult();
                        }

                        await new TaskCompletionSource().Task;
                    }

                    return number;
                });
            },
            options => options.MaxConcurrentActivities = many);
        var writer = engine.Running.Parts.Writer;
        engine.Checkpoint = at =>
        {
            if (at == Checkpoint.AfterCommit)
            {
                writer.Kill();
                killed.TrySetResult();
            }
        };
        _ = engine.Client.ScheduleNewOrchestrationInstanceAsync("all", new StartOrchestrationOptions("all"), TestContext.Current.CancellationToken);
        await killed.Task;

        (engine.Checkpoint, life) = (null, 1);
        await engine.RestartAsync();
        await all.Task.WaitAsync(Engine.Patience, TestContext.Current.CancellationToken);
        life = 2;
        await engine.RestartAsync();
        await engine.SettleAsync();

        Assert.Equal(many * (many + 1) / 2, (await engine.GetAsync("all")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Termination_Recursive_ReachesTheChildrensChildren()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("grand");

        await engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("enough", Recursive: true), TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.GetAsync("kid")).RuntimeStatus);
        Assert.Equal("enough", (await engine.GetAsync(id)).ReadOutputAs<string>());
        Assert.Equal(3, (await engine.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true), TestContext.Current.CancellationToken)).PurgedInstanceCount);
    }
}
