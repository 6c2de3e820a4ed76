using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;

namespace SupportFlows.Stories.Access;

public class PersonIsForgotten
{
    const string Mail = "ivy.secret@enterprise.example";
    const string Number = "+12025550188";
    static readonly Client.Contact Ivy = new("Ivy Personal", Mail, Number);

    [Fact]
    public Task All_That_Is_Held_Is_Given_And_Taken_Out_And_Promises_Stay() => Story.Tell(async story =>
    {
        var account = (await story.Operator.Gets("/api/accounts/demo-enterprise")).Is(HttpStatusCode.OK).Json;
        account["contacts"]!.AsArray().Add(new JsonObject { ["name"] = Ivy.Name, ["email"] = Mail, ["phone"] = Number });
        (await story.Operator.Sends(HttpMethod.Put, "/api/accounts/demo-enterprise", account.ToJsonString())).Is(HttpStatusCode.OK);
        var theirs = await story.Customer("demo-enterprise").Files("business-critical", Ivy, subject: "Ivy's laptop burns");
        var watched = await story.HasTicket("enterprise", "general");
        var other = await story.HasTicket("business", "general");
        var launch = new StoryIem(story, (string)(await story.Elm().Posts("/api/iem-requests", new
        {
            @event = "Spring sale",
            firstDay = "2026-04-13",
            lastDay = "2026-04-13",
            contacts = new[] { new { name = Ivy.Name, email = Mail, phone = Number }, new { name = "Ann Enterprise", email = Contacts.Ann, phone = "" } },
        })).Is(HttpStatusCode.Accepted).Json["id"]!);
        (await story.Staff.Posts($"/api/tickets/{watched.Id}/watchers", new { add = new[] { Mail } })).Is(HttpStatusCode.OK);
        (await story.Staff.Posts($"/api/tickets/{theirs.Id}/watchers", new { add = new[] { Contacts.Ann } })).Is(HttpStatusCode.OK);
        await story.Staff.Replies(theirs, "Dear Ivy Personal, call us from +12025550188.");
        await story.Staff.Replies(watched, "It does again.");
        using var scan = new StringContent("What Ivy looks like.");
        (await story.Customer("demo-enterprise").Uploads($"/api/tickets/{theirs.Id}/attachments?name=ivy.png", scan)).Is(HttpStatusCode.Created);
        var before = await theirs.Clock("first-response").Find();

        // While it is open somebody has to be answered.
        var (erased, open, accounts) = await Erases(story);
        Assert.Equal(([], [theirs.Id, watched.Id, launch.Id], ["demo-enterprise"]), (erased, open, accounts), new Same());
        Assert.Equal(Mail, (await theirs.Reads()).Json.GetProperty("contact").GetProperty("email").GetString());
        foreach (var ticket in new[] { theirs, watched })
        {
            (await story.Staff.Posts($"/api/tickets/{ticket.Id}/close", "{}")).Is(HttpStatusCode.OK);
        }

        await launch.Customer.CancelAsync(launch.Id, "No sale.");
        await story.Advance(1.Minutes());

        await IsGivenWhatIsIvysAlone(story, theirs, watched, launch);

        (erased, open, accounts) = await Erases(story);
        Assert.Equal(([theirs.Id, watched.Id, launch.Id], [], []), (erased, open, accounts), new Same());
        var left = await Everything(story, launch, theirs, watched);
        Assert.All(new[] { Mail, Number, "Ivy" }, word => Assert.DoesNotContain(word, left, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, await theirs.Clock("first-response").Find());
        Assert.Empty((await story.Staff.Gets($"/api/tickets/{theirs.Id}/attachments")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        await theirs.Is("closed");
        Assert.Equal("It does not work", await watched.Field("subject"));
        Assert.Equal("It does not work", await other.Field("subject"));
        Assert.Equal(("Spring sale", Contacts.Ann), (await launch.Field("event"), (string?)(await launch.Reads())["contacts"]![1]!["email"]));

        // Done again, there is nobody.
        Assert.Equal(([], [], []), await Erases(story), new Same());
        (await story.Operator.Posts("/api/personal-data/erase", new { })).Refuses(HttpStatusCode.UnprocessableEntity, "email");
        (await story.Operator.Posts("/api/personal-data/export", new { email = Mail, continuation = "OTkgeA" })).Refuses(HttpStatusCode.UnprocessableEntity, "continuation");
        var trail = (await story.Operator.Gets("/api/audit")).Is(HttpStatusCode.OK).Text;
        Assert.Contains("personal-data-erased", trail, StringComparison.Ordinal);
        Assert.DoesNotContain(Mail, trail, StringComparison.OrdinalIgnoreCase);
        await story.ForgetsMessages();
    });

    static async Task IsGivenWhatIsIvysAlone(Story story, StoryTicket theirs, StoryTicket watched, StoryIem launch)
    {
        var steps = await Steps(story, "export");
        JsonNode Only(string list) => Assert.Single(steps.SelectMany(step => step[list]!.AsArray()))!;
        var ticket = Only("tickets");
        Assert.Equal((theirs.Id, watched.Id, launch.Id), ((string?)ticket["ticket"]!["id"], (string?)Only("watched")["id"], (string?)Only("launchEvents")["id"]));
        Assert.Contains(ticket["timeline"]!.AsArray(), e => ((string?)e!["body"])?.Contains("Dear Ivy", StringComparison.Ordinal) == true);
        Assert.Equal("ivy.png", (string?)Assert.Single(ticket["attachments"]!.AsArray())!["fileName"]);
        Assert.Equal(Mail, (string?)Assert.Single(Only("launchEvents")["contacts"]!.AsArray())!["email"]);
        var messages = new[] { ticket, Only("watched"), Only("launchEvents") }.Select(record => record["messages"]!.AsArray()).ToList();
        Assert.DoesNotContain(messages, of => of.Count == 0);
        Assert.All(messages.SelectMany(of => of), m => Assert.Equal(Mail, (string?)m!["recipient"]));
        Assert.DoesNotContain(Contacts.Ann, string.Concat(steps), StringComparison.OrdinalIgnoreCase);
    }

    static async Task<(string[] Erased, string[] Open, string[] Accounts)> Erases(Story story)
    {
        var steps = await Steps(story, "erase");
        string[] Of(string list) => [.. steps.SelectMany(s => s[list]!.AsArray()).Select(id => (string)id!)];
        return (Of("erased"), Of("open"), Of("accounts"));
    }

    static async Task<IReadOnlyList<JsonNode>> Steps(Story story, string what)
    {
        var steps = new List<JsonNode>();
        for (string? next = null; steps.Count == 0 || next is not null; next = (string?)steps[^1]["continuation"])
        {
            steps.Add((await story.Operator.Posts($"/api/personal-data/{what}", new { email = Mail, phone = Number, continuation = next })).Is(HttpStatusCode.OK).Json);
        }

        return steps;
    }

    /// <summary>Every row about the launch event, these tickets, their pages and what was sent.</summary>
    static async Task<string> Everything(Story story, StoryIem launch, params StoryTicket[] tickets)
    {
        var rows = story.Get<IRowStore>();
        var partitions = tickets.SelectMany(t => new[] { ("tickets", t.Id), ("pages", $"p{t.Id[1..]}") }).Append(("iem", launch.Id)).Concat("0123456789abcdef".Select(bucket => ("sent", $"2026-03-02-{bucket}")));
        var found = await Task.WhenAll(partitions.Select(p => rows.ListAsync(new RowRange(p.Item1, p.Item2))));
        return string.Join('\n', found.SelectMany(f => f).Select(row => row.Content));
    }

    /// <summary>The same ids, in whichever order they were walked.</summary>
    sealed class Same : IEqualityComparer<(string[], string[], string[])>
    {
        public bool Equals((string[], string[], string[]) x, (string[], string[], string[]) y) => Text(x) == Text(y);

        public int GetHashCode((string[], string[], string[]) obj) => Text(obj).GetHashCode(StringComparison.Ordinal);

        static string Text((string[] A, string[] B, string[] C) lists) => string.Join(" | ", new[] { lists.A, lists.B, lists.C }.Select(l => string.Join(",", l.Order(StringComparer.Ordinal))));
    }
}
