using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SupportFlows.Embedded.DurableTask;
using SupportFlows.Orchestrations.Iem;
using SupportFlows.Orchestrations.OnCall;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Orchestrations.Webhooks;

namespace SupportFlows.Orchestrations.Tests.Promises;

/// <summary>
/// Each shipped orchestration has histories kept in <c>Histories/</c> that go through every branch of it, and today's code repeats each of them: what does not would break
/// promises that live through the next deployment. A file is never changed; a new form of an orchestration adds its own.
/// </summary>
public class KeptHistoriesTests
{
    /// <summary>What an orchestration can live through, by the words of a history.</summary>
    static readonly string[] Branches = ["event-raised", "timer-fired", "timer-cancelled", "task-failed", "continued-as-new", "carried-over", "completed"];

    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Histories");

    /// <summary>Each orchestration and its deciding activity.</summary>
    public static TheoryData<string, string> Promises => new()
    {
        { nameof(FeedOrchestration), nameof(DeliverFeed) },
        { nameof(IemOrchestration), nameof(DecideIem) },
        { nameof(PageOrchestration), nameof(DecidePage) },
        { nameof(ResponderOrchestration), nameof(DecideResponder) },
        { nameof(ScheduleOrchestration), nameof(DecideSchedule) },
        { nameof(TicketOrchestration), nameof(DecideTicket) },
        { nameof(WebhookOrchestration), nameof(DecideWebhook) },
    };

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Shipped => [.. typeof(Promise).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null))
        .Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void History_OfAShippedOrchestration_StillReplays(string file) => Replays(file, File.ReadAllText(Path.Combine(Folder, file)));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Orchestration_HasHistoriesOfAllThatItCanLiveThrough(string orchestration)
    {
        var seen = Directory.GetFiles(Folder, "*.json").Select(path => JsonNode.Parse(File.ReadAllText(path))!).Where(history => (string)history["start"]!["name"]! == orchestration).SelectMany(Seen).ToHashSet();

        var missing = Branches.Except(seen).ToList();
        Assert.True(missing.Count == 0, $"""
            {orchestration} has no kept history with: {string.Join(", ", missing)}. Until it has, a change that breaks instances in flight passes every test.
            To record it: name it and its deciding activity in {nameof(KeptHistoriesTests)}.{nameof(Promises)} and in {nameof(TestPromises)}.{nameof(TestPromises.Orchestrators)}, run
              SUPPORTFLOWS_RECORD=$PWD/tests/Orchestrations.Tests/Histories dotnet test --project tests/Orchestrations.Tests
            and commit the files that are new (git status); never one that was there before. An orchestration of another shape than Promise records a life of its own, as {nameof(LongLife)} does.
            """);
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public async Task LongLife_OfTodaysOrchestration_Replays(string orchestration, string decide)
    {
        var (first, second) = await LongLife.LiveAsync(orchestration, decide);

        Replays("the first part of a long life", first);
        Replays("the second part of a long life", second);
        Assert.Empty(Branches.Except(new[] { first, second }.SelectMany(history => Seen(JsonNode.Parse(history)!))));
        await Record.KeepAsync($"{orchestration}-long-1a.json", first);
        await Record.KeepAsync($"{orchestration}-long-1b.json", second);
    }

    internal static void Replays(string file, string history)
    {
        try
        {
            ReplayVerifier.Verify(TestPromises.Orchestrators(new DurableTaskRegistry()), history);
        }
        catch (Exception e) when (e is NonDeterministicOrchestrationException or TaskNotRegisteredException or ForeignAwaitException)
        {
            Assert.Fail($"""
                {file}: {e.Message}
                Instances that began with the code of that history are alive wherever this is deployed, and each of them would fail as this one does. Do one of these:
                - take the change back, or make it in the activity that decides: that is not replayed, and may change freely;
                - keep the old path for instances in flight, and give the new one to later instances (context.CompareVersionTo, and a new default version), or
                - leave this orchestration as it is until its last instance has ended, and start new instances of another one, under a new name.
                Then keep a history of the new path as well. Never change or delete a kept file to make this pass.
                """);
        }
    }

    static IEnumerable<string> Seen(JsonNode history)
    {
        var turns = history["turns"]!.AsArray();
        return turns.SelectMany(turn => turn!["in"]!.AsArray().Concat(turn["out"]!.AsArray())).Select(entry => (string)entry!["is"]!)
            .Concat((int)history["start"]!["generation"]! > 0 && turns is [var carried, ..] && !(bool)carried!["ran"]! ? ["carried-over"] : []);
    }
}
