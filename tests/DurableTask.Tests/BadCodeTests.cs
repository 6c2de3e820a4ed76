using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

/// <summary>Whatever is wrong with an orchestrator's code, its instance ends and its callers hear of it.</summary>
public class BadCodeTests
{
    [Fact]
    public async Task Output_ThatCannotBeSerialized_FailsTheInstance()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<object?, object>("types", (_, _) => Task.FromResult<object>(typeof(string))));

        Assert.Equal("System.NotSupportedException", (await engine.RunAsync("types")).FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task ContinueAsNew_WithAnInputThatCannotBeSerialized_FailsTheInstance()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc("again", context =>
        {
            context.ContinueAsNew(typeof(string));
            return Task.CompletedTask;
        }));

        Assert.Equal("System.NotSupportedException", (await engine.RunAsync("again")).FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task SubOrchestrator_ThatCannotBeConstructed_FailsItsParentsCall()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestrator("child", new Func<ITaskOrchestrator>(() => throw new InvalidOperationException("Its constructor fails.")));
            tasks.AddOrchestratorFunc<object?, string>("parent", async (context, _) =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<string>("child");
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails.ErrorType;
                }
            });
        });

        Assert.Equal("System.InvalidOperationException", (await engine.RunAsync("parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Result_OfATaskThatIsNotComplete_FailsTheInstanceInsteadOfHanging()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc("blocks", context => Task.FromResult(context.CallActivityAsync<string>("nothing").Result));
            tasks.AddActivityFunc<string>("nothing", _ => "done");
        });

        var failure = (await engine.RunAsync("blocks")).FailureDetails;

        Assert.Contains("ForeignAwaitException", failure?.ErrorType, StringComparison.Ordinal);
        Assert.Contains("Await it instead", failure?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubOrchestration_Terminated_IsKnownByItsTypeToTheParent()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("child", (context, _) => context.WaitForExternalEvent<string>("never"));
            tasks.AddOrchestratorFunc<object?, bool>("parent", async (context, _) =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<bool>("child", new SubOrchestrationOptions(instanceId: "child"));
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails.IsCausedBy<OperationCanceledException>();
                }
            });
        });
        var id = await engine.StartInstanceAsync("parent");

        await engine.Client.TerminateInstanceAsync("child", TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.True((await engine.GetAsync(id)).ReadOutputAs<bool>());
    }
}
