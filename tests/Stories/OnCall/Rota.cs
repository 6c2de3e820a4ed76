using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OnCall;

/// <summary>Lee makes a rota for Erin and Xia, and they live with it.</summary>
public class Rota
{
    const string Path = "/api/schedules/database";

    static readonly object Weeks = Plan("Database");

    [Fact]
    public Task Made_Read_And_Handed_Over_On_Monday_Morning() => Story.Tell(Story.NoAuditor, async story =>
    {
        Assert.Equal("/api/schedules/database", (await story.Operator.Puts(Path, Weeks)).Is(HttpStatusCode.Created).Headers.Location!.ToString());
        await story.Mailbox(Contacts.Engineer).Expects("oncall-started", "Database");
        var now = (await story.Staff.Gets($"{Path}/on-call")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("Erin Engineer", (string)now["people"]![0]!["name"]!);
        Assert.Equal("2026-03-09T08:00:00Z", (string)now["until"]!);
        Assert.Equal("demo-expert", (string)now["next"]![0]!["id"]!);
        Assert.Contains("\"database\"", (await story.Staff.Gets("/api/on-call")).Is(HttpStatusCode.OK).Text);

        await story.Advance(7.Days());

        await story.Mailbox(Contacts.Expert).Expects("oncall-started", "Database");
        await story.Mailbox(Contacts.Engineer).Expects("oncall-ended", "Database");
        Assert.Contains((await Events(story)), e => (string)e["type"]! == "handed-over");
    });

    [Fact]
    public Task Clocks_Go_Forward_And_The_Hand_Over_Stays_At_Nine() => Story.Tell(async story =>
    {
        await Made(story);
        var shifts = (await story.Staff.Gets($"{Path}/shifts?from=2026-03-23T00:00:00Z&to=2026-04-13T00:00:00Z")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        // Berlin is an hour ahead of UTC until the 29th of March, and two from then on.
        Assert.Equal(["2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z"], shifts.Skip(1).Select(s => (string)s!["from"]!));
    });

    [Fact]
    public Task Shift_Is_Taken_Over_Given_Back_And_Swapped() => Story.Tell(async story =>
    {
        await Made(story);
        var (erin, xia) = (await Key(story, "demo-engineer"), await Key(story, "demo-expert"));
        var weekend = new { personId = "demo-expert", from = "2026-03-07T00:00:00Z", to = "2026-03-08T00:00:00Z" };

        (await erin.Posts($"{Path}/overrides", weekend)).Refuses(HttpStatusCode.Forbidden);
        var taken = (await xia.Posts($"{Path}/overrides", weekend)).Is(HttpStatusCode.Created);
        Assert.Equal("demo-expert", await OnCallAt(story, "2026-03-07T12:00:00Z"));
        (await erin.Deletes(taken.Headers.Location!.ToString())).Refuses(HttpStatusCode.Forbidden);
        (await xia.Deletes(taken.Headers.Location!.ToString())).Is(HttpStatusCode.OK);
        Assert.Equal("demo-engineer", await OnCallAt(story, "2026-03-07T12:00:00Z"));

        (await story.Operator.Posts($"{Path}/swaps", new
        {
            first = new { personId = "demo-engineer", from = "2026-03-04T08:00:00Z", to = "2026-03-05T08:00:00Z" },
            second = new { personId = "demo-expert", from = "2026-03-11T08:00:00Z", to = "2026-03-12T08:00:00Z" },
        })).Is(HttpStatusCode.OK);
        Assert.Equal("demo-expert", await OnCallAt(story, "2026-03-04T12:00:00Z"));
        Assert.Equal("demo-engineer", await OnCallAt(story, "2026-03-11T12:00:00Z"));
    });

    [Fact]
    public Task Temporary_Schedule_Stands_Alone_And_Its_Holes_Are_Gaps() => Story.Tell(async story =>
    {
        await Made(story);
        var made = (await story.Staff.Posts($"{Path}/temporary", new
        {
            from = "2026-03-10T00:00:00Z",
            to = "2026-03-11T00:00:00Z",
            shifts = new[] { new { personId = "demo-tam", from = "2026-03-10T00:00:00Z", to = "2026-03-10T12:00:00Z" } },
        })).Is(HttpStatusCode.Created);
        Assert.Equal("demo-tam", await OnCallAt(story, "2026-03-10T06:00:00Z"));
        var gap = Assert.Single((await story.Staff.Gets($"{Path}/gaps?from=2026-03-09T00:00:00Z&to=2026-03-16T00:00:00Z")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal(("2026-03-10T12:00:00Z", "2026-03-11T00:00:00Z"), ((string)gap["from"]!, (string)gap["to"]!));

        (await story.Staff.Deletes(made.Headers.Location!.ToString())).Is(HttpStatusCode.OK);
        Assert.Empty((await story.Staff.Gets($"{Path}/gaps")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    });

    [Fact]
    public Task Two_Edit_At_Once_And_The_Second_Is_Told() => Story.Tell(async story =>
    {
        await Made(story);
        var tag = (await story.Staff.Gets(Path)).ETag;
        (await story.Staff.Puts(Path, Plan("Databases"), ("If-Match", tag))).Is(HttpStatusCode.OK);
        (await story.Staff.Puts(Path, Plan("Data"), ("If-Match", tag))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");
        Assert.Equal("Databases", (string)(await story.Staff.Gets(Path)).Json["name"]!);
        var changed = (await Events(story))[^1];
        Assert.Equal(("changed", "Lee Lead"), ((string)changed["type"]!, (string)changed["actor"]!["name"]!));
    });

    [Fact]
    public Task Bad_Rota_Is_Refused_With_Every_Faulty_Field() => Story.Tell(async story =>
    {
        (await story.Operator.Puts(Path, new { timeZone = "Mars/Base", owners = new[] { "nobody" }, layers = new[] { new { name = "A", people = new[] { "ghost" }, unit = "weeks", length = 0, start = "2026-01-05T09:00:00" } } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "name", "timeZone", "layers[0].people[0]", "layers[0].length", "owners[0]");
        var kinds = (await story.Operator.Puts(Path, new { layers = new[] { new { unit = "months", start = "nine", people = "Ann" } } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "layers[0].unit", "layers[0].start", "layers[0].people");
        Assert.Contains("one of hours, days, weeks", kinds.Text);
        (await story.Staff.Gets(Path)).Refuses(HttpStatusCode.NotFound);
        (await story.Operator.Puts("/api/schedules/Not%20an%20id", Weeks)).Refuses(HttpStatusCode.UnprocessableEntity, "id");
        await Made(story);
        (await story.Operator.Posts($"{Path}/swaps", new { })).Refuses(HttpStatusCode.UnprocessableEntity, "first", "second");
        (await story.Operator.Posts($"{Path}/overrides", new { personId = "ghost", from = "2026-03-08T00:00:00Z", to = "2026-03-07T00:00:00Z" }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "personId", "to");
        (await story.Operator.Gets($"{Path}/shifts?from=2026-03-08T00:00:00Z&to=2026-03-07T00:00:00Z")).Refuses(HttpStatusCode.UnprocessableEntity, "to");
    });

    [Fact]
    public Task Only_Operators_And_Owners_Change_It_And_What_Is_Paged_Stays() => Story.Tell(async story =>
    {
        var erin = await Key(story, "demo-engineer");
        (await erin.Puts(Path, Weeks)).Refuses(HttpStatusCode.Forbidden);
        await Made(story);
        (await erin.Deletes(Path)).Refuses(HttpStatusCode.Forbidden);
        (await story.Staff.Deletes(Path)).Is(HttpStatusCode.NoContent);
        await story.ForgetsMessages();
        (await story.Staff.Gets(Path)).Refuses(HttpStatusCode.NotFound);
        (await story.Staff.Gets($"{Path}/timeline")).Is(HttpStatusCode.OK);
        Assert.Contains("default", (await story.Operator.Deletes("/api/schedules/demo")).Refuses(HttpStatusCode.Conflict).Text);
        (await story.Customer("demo-enterprise").Gets(Path)).Refuses(HttpStatusCode.Forbidden);
    });

    static async Task Made(Story story)
    {
        (await story.Operator.Puts(Path, Weeks)).Is(HttpStatusCode.Created);
        await story.ForgetsMessages();
    }

    static object Plan(string name) => new
    {
        name,
        timeZone = "Europe/Berlin",
        owners = new[] { "demo-lead" },
        layers = new[] { new { name = "Weeks", people = new[] { "demo-engineer", "demo-expert" }, unit = "weeks", length = 1, start = "2026-03-02T09:00:00" } },
    };

    static async Task<Party> Key(Story story, string person) =>
        story.Customer((string)(await story.Operator.Posts("/api/keys", new { role = "staff", name = person, personId = person })).Is(HttpStatusCode.Created).Json["secret"]!);

    static async Task<string> OnCallAt(Story story, string at) => (string)(await story.Staff.Gets($"{Path}/on-call?at={at}")).Is(HttpStatusCode.OK).Json["people"]![0]!["id"]!;

    static async Task<IReadOnlyList<JsonNode>> Events(Story story) => [.. (await story.Staff.Gets($"{Path}/timeline")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(e => e!)];
}
