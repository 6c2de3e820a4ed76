using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class ActivitiesTests
{
    [Fact]
    public async Task HelloCities_CalledInARow_GivesAllGreetings()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, List<string>>("hello", async (context, _) =>
            {
                var greetings = new List<string>();
                foreach (var city in new[] { "Tokyo", "Seattle", "London" })
                {
                    greetings.Add(await context.CallActivityAsync<string>("greet", city));
                }

                return greetings;
            });
            tasks.AddActivityFunc<string, string>("greet", (_, city) => $"Hello {city}!");
        });

        var instance = await engine.RunAsync("hello");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(["Hello Tokyo!", "Hello Seattle!", "Hello London!"], instance.ReadOutputAs<List<string>>()!);
    }

    [Fact]
    public async Task FanOut_OfAThousand_ComesTogether()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<int, int>("sum", async (context, count) =>
                (await Task.WhenAll(Enumerable.Range(1, count).Select(number => context.CallActivityAsync<int>("square", number)))).Sum());
            tasks.AddActivityFunc<int, int>("square", (_, number) => number * number);
        });

        var instance = await engine.RunAsync("sum", 1000);

        Assert.Equal(Enumerable.Range(1, 1000).Sum(number => number * number), instance.ReadOutputAs<int>());
        Assert.Equal(0, engine.Running.Parts.Activities.UnderWay);
    }

    [Fact]
    public async Task Names_InOtherCase_AreTheSame()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("Outer", (context, _) => context.CallActivityAsync<string>("INNER"));
            tasks.AddActivityFunc<string>("inner", _ => "found");
        });

        Assert.Equal("found", (await engine.RunAsync("oUTER")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activity_Unknown_FailsTheCallWithTheKnownNames()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<object?, string>("outer", (context, _) => context.CallActivityAsync<string>("tpyo", options: TaskOptions.FromRetryPolicy(new RetryPolicy(9, TimeSpan.FromDays(1)))));
            tasks.AddActivityFunc<string>("typo", _ => "found");
        });

        var instance = await engine.RunAsync("outer");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("No activity 'tpyo' is registered. Known: typo", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_Unknown_FailsWithTheKnownNames()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc("known", _ => Task.CompletedTask));

        var instance = await engine.RunAsync("unknown");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("No orchestrator 'unknown' is registered. Known: known", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
