using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SupportFlows.DurableTask_Tests.Support;

namespace SupportFlows.DurableTask_Tests;

public class ContinueAsNewTests
{
    static void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<int, string>("adder", async (context, sum) =>
        {
            await context.CallActivityAsync("pause");
            var number = await context.WaitForExternalEvent<int>("add");
            if (number == 0)
            {
                return $"{sum} version '{context.Version}'";
            }

            context.ContinueAsNew(new ContinueAsNewOptions { NewInput = sum + number, NewVersion = number == 100 ? "2.0" : null });
            return "";
        });
        tasks.AddOrchestratorFunc<int, string>("forgetful", async (context, round) =>
        {
            var number = await context.WaitForExternalEvent<int>("add");
            if (round == 1)
            {
                return $"got {number}";
            }

            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            context.ContinueAsNew(1, preserveUnprocessedEvents: false);
            return "";
        });
        tasks.AddActivityFunc("pause", _ => { });
    }

    [Fact]
    public async Task Events_ThatNobodyWaitedFor_AreKept()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("adder", 0);

        await Task.WhenAll(Enumerable.Range(1, 200).Select(number => engine.Client.RaiseEventAsync(id, "add", 1, TestContext.Current.CancellationToken)));
        await engine.RaiseAsync(id, "add", 0);

        Assert.Equal("200 version ''", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_NotToBeKept_AreDropped()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("forgetful", 0);
        await engine.RaiseAsync(id, "add", 1);
        await engine.RaiseAsync(id, "add", 2);

        await engine.AdvanceAsync(TimeSpan.FromHours(1));
        await engine.RaiseAsync(id, "add", 3);

        Assert.Equal("got 3", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    /// <summary>An earlier wait of that name was left behind: it must not swallow what comes when the code has ended.</summary>
    [Fact]
    public async Task Event_InTheTurnThatEndsTheCode_IsForTheNextGeneration()
    {
        await using var engine = await Engine.StartAsync(tasks => tasks.AddOrchestratorFunc<int, string>("leaver", async (context, round) =>
        {
            if (round == 1)
            {
                return await context.WaitForExternalEvent<string>("add");
            }

            _ = context.WaitForExternalEvent<string>("add");
            await context.WaitForExternalEvent<string>("next");
            context.ContinueAsNew(1);
            return "";
        }));
        var id = await engine.StartInstanceAsync("leaver", 0);
        await engine.Client.SuspendInstanceAsync(id, "hold", TestContext.Current.CancellationToken);
        await engine.RaiseAsync(id, "next", "!");
        await engine.RaiseAsync(id, "add", "for the second");
        await engine.Client.ResumeInstanceAsync(id, "go on", TestContext.Current.CancellationToken);
        await engine.SettleAsync();

        Assert.Equal("for the second", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Version_New_IsThatOfTheNextGeneration()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("adder", 0);
        await engine.RaiseAsync(id, "add", 100);
        await engine.RaiseAsync(id, "add", 0);

        Assert.Equal("100 version '2.0'", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Generation_AfterARestart_GoesOn()
    {
        await using var engine = await Engine.StartAsync(Register);
        var id = await engine.StartInstanceAsync("adder", 0);
        await engine.RaiseAsync(id, "add", 5);
        await engine.RestartAsync();
        await engine.RaiseAsync(id, "add", 6);
        await engine.RestartAsync();
        await engine.RaiseAsync(id, "add", 0);

        Assert.Equal("11 version ''", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }

    /// <summary>A child knows which generation of its parent asked.</summary>
    [Fact]
    public async Task Child_OfALaterGeneration_AnswersAfterARestart()
    {
        await using var engine = await Engine.StartAsync(tasks =>
        {
            tasks.AddOrchestratorFunc<int, string>("asker", async (context, round) =>
            {
                if (round == 1)
                {
                    return await context.CallSubOrchestratorAsync<string>("ask", options: new SubOrchestrationOptions(instanceId: "ask"));
                }

                await context.WaitForExternalEvent<string>("next");
                context.ContinueAsNew(1);
                return "";
            });
            tasks.AddOrchestratorFunc<object?, string>("ask", (context, _) => context.WaitForExternalEvent<string>("reply"));
        });
        var id = await engine.StartInstanceAsync("asker", 0);
        await engine.RaiseAsync(id, "next");

        await engine.RestartAsync();
        await engine.RaiseAsync("ask", "reply", "thanks");

        Assert.Equal("thanks", (await engine.GetAsync(id)).ReadOutputAs<string>());
    }
}
