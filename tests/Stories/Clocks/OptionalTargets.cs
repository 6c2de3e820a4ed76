using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Clocks;

/// <summary>A vendor whose catalog also promises a next response within 4 hours and a resolution within a day.</summary>
public class OptionalTargets
{
    [Fact]
    public Task Resolution_Stands_Still_While_The_Customer_Is_Asked() => Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        await ticket.Clock("resolution").IsDueAfter(24.Hours());
        await story.Staff.Replies(ticket, "Which version is it?");
        await story.Staff.Client.Tickets.PendAsync(ticket.Id);

        await story.Advance(10.Hours());
        await ticket.Clock("resolution").Is("paused");
        await story.Customer("demo-enterprise").Replies(ticket, "It is version 4.");

        await ticket.Clock("resolution").Is("running");
        await ticket.Clock("resolution").IsDueAfter(34.Hours());
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Next_Response_Runs_From_The_Customer_s_Message_To_The_Reply() => Tell(async story =>
    {
        var ticket = await story.HasTicket("enterprise", "general");
        await story.Staff.Replies(ticket, "Which version is it?");
        await story.Advance(1.Hours());

        await story.Customer("demo-enterprise").Replies(ticket, "It is version 4.");
        await ticket.Clock("next-response").IsDueAfter(5.Hours());
        await story.Staff.Notes(ticket, "Version 4 has a known fault.");
        await ticket.Clock("next-response").Is("running");
        await story.Staff.Replies(ticket, "Upgrade to version 5.");

        await ticket.Clock("next-response").Is("met");
        await story.ForgetsMessages();
    });

    static async Task Tell(Func<Story, Task> tale)
    {
        using var disk = new TempDirectory();
        var path = Path.Combine(disk.Path, "catalog.json");
        var catalog = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "catalog.json")))!;
        var plan = catalog["plans"]!.AsArray().Single(p => (string)p!["id"]! == "enterprise")!;
        plan["nextResponse"] = new JsonObject { ["general"] = "PT4H" };
        plan["resolution"] = new JsonObject { ["general"] = "PT24H" };
        await File.WriteAllTextAsync(path, catalog.ToJsonString());
        await Story.Tell([("SupportFlows:Catalog", path)], tale);
    }
}
