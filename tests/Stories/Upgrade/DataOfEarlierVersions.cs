using System.Net;
using System.Runtime.CompilerServices;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Tickets;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;
using SupportFlows.Stories.Webhooks;

namespace SupportFlows.Stories.Upgrade;

/// <summary>
/// Promises outlive deployments: the data that a shipped version wrote is opened by today's code, and every promise in it goes on, of each kind that the version knew. The
/// files beside this one are never edited. To keep today's data as well, run this with <c>KEEP_DATA</c> set to a version, such as <c>0.5</c>, and commit the file that it wrote.
/// </summary>
public class DataOfEarlierVersions
{
    const string Waiting = "waiting-1";
    const string Pending = "pending-1";
    const string Ringing = "ringing-1";

    static readonly TimeSpan KeptAfter = 5.Hours();

    /// <summary>Since when there are pages and schedules, launch events, and subscriptions.</summary>
    static readonly Version OnCall = new(0, 2), Launches = new(0, 3), Subscriptions = new(0, 4), Today = new(99, 0);

    static readonly string Folder = Path.GetDirectoryName(Here())!;

    public static TheoryData<string> Kept => [.. Directory.EnumerateFiles(Folder, "*.zip").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public Task Data_Of_A_Shipped_Version_Opens_And_Its_Promises_Go_On(string file) => GoesOn(Path.Combine(Folder, file), Version.Parse(Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public async Task Data_Of_Today_Opens_And_Its_Promises_Go_On()
    {
        using var disk = new TempDirectory();
        var file = Environment.GetEnvironmentVariable("KEEP_DATA") is { Length: > 0 } version ? Path.Combine(Folder, $"{version}.zip") : Path.Combine(disk.Path, "today.zip");
        await Story.Tell(Story.NoAuditor, async story =>
        {
            await using var receiver = await FakeReceiver.StartAsync(story.Time);
            await Hook.SubscribesAsync(story.Elm(), receiver, "kept", "ticket.*");
            await story.Elm().Files("general", externalId: Waiting);
            var pending = await story.Elm().Files("general", externalId: Pending);
            await story.Staff.Replies(pending, "Please send us the log.");
            await story.Staff.Client.Tickets.PendAsync(pending.Id);
            await HasRota(story);
            await story.HasApproved("2026-03-20", "2026-03-22");
            await story.Advance(KeptAfter);
            await story.Elm().Files("production-impacted", externalId: Ringing, subject: "Shop down");
            await HasStranger(story);
            await story.ForgetsMessages();
            await story.KeepDisk(file);
        });

        await GoesOn(file, Today);
    }

    static Task GoesOn(string file, Version version) => Story.Resume(file, Story.Start + KeptAfter, async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        var hook = version >= Subscriptions ? await Moves(story, receiver) : null;
        Assert.Equal(4, (await story.Get<AccountDirectory>().ListAsync(take: 10, continuation: null)).Items.Count);
        Assert.Equal(version >= OnCall ? 1 : 0, await story.Get<TicketIndex>().OpenOfNobodyAsync(CancellationToken.None));

        // The same delivery still finds its ticket, or an upgrade would file everything twice.
        var waiting = await story.Elm().Files("general", externalId: Waiting);
        var pending = await story.Elm().Files("general", externalId: Pending);
        await waiting.Clock("first-response").Is("running");
        await pending.Is("pending-customer");
        Assert.Single(await waiting.Events("clock-warned"));

        if (version >= OnCall)
        {
            await IsEscalated(story);
        }

        await story.Advance(Story.Start + 6.Hours() - story.Now);
        await story.Mailbox(Contacts.Expert).Expects("clock-warning-75", waiting.Id);
        await story.ForgetsMessages();
        await story.Staff.Replies(waiting, "We are on it.");
        await story.Mailbox(Contacts.Ann).Expects("We are on it.", waiting.Id);
        await waiting.Clock("first-response").Is("met");
        if (hook is not null)
        {
            Assert.Contains(hook.Taken, taken => taken.EndsWith(" ticket.replied", StringComparison.Ordinal));
            // What the earlier version delivered is not delivered again, and is in the log.
            Assert.DoesNotContain("1", hook.TakenOf(waiting));
            Assert.Contains(await hook.Log("?pageSize=200"), d => (string)d["id"]! == $"{hook.Id}-{waiting.Id}-1");
        }

        await story.Advance(18.Hours());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reminder", pending.Id);
        if (version >= OnCall)
        {
            await story.Mailbox(Contacts.Expert).Expects("oncall-started", "Database");
            await story.Mailbox(Contacts.Engineer).Expects("oncall-ended", "Database");
            await story.ForgetsMessages();
        }

        if (version >= Launches)
        {
            await story.Until("2026-03-05T10:00Z");
            await story.TamMailbox().Expects("milestone-reminder.kick-off");
            await story.ForgetsMessages();
        }
    });

    /// <summary>The text went to the first level before the upgrade; the second is reached after it.</summary>
    static async Task IsEscalated(Story story)
    {
        // The stand-in for its provider is not the one that took the text.
        story.ExpectsLog("could not be asked what became of it");
        var ringing = await story.Elm().Files("production-impacted", externalId: Ringing, subject: "Shop down");
        await StoryPage.Of(ringing).Is("triggered");
        Assert.DoesNotContain(story.Providers.Accepted, IsForTheSecond);

        await story.Advance(5.Minutes());

        Assert.Contains(story.Providers.Accepted, IsForTheSecond);
        await story.Staff.Client.Tickets.CloseAsync(ringing.Id);
        await story.Staff.Client.Tickets.CloseAsync((await HasStranger(story)).Id);
        await StoryPage.Of(ringing).Is("closed");
        await story.ForgetsMessages();
    }

    static bool IsForTheSecond(Delivered message) => message.Recipient == Contacts.Oncall2Phone && message.Body.Contains("Shop down", StringComparison.Ordinal);

    /// <summary>The receiver of the kept subscription is at another address now, and has a new secret: nobody kept the one it was told.</summary>
    static async Task<Hook> Moves(Story story, FakeReceiver receiver)
    {
        var kept = (await story.Elm().Gets("/api/webhook-subscriptions")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single()!;
        var hook = new Hook(story.Elm(), receiver, "kept", (string)kept["id"]!, "");
        await hook.Edits(new { url = receiver.UrlOf("kept") });
        receiver.Trusts("kept", (string)(await hook.Does("rotate-secret")).Is(HttpStatusCode.OK).Json["secret"]!);
        return hook;
    }

    static async Task HasRota(Story story) => (await story.Operator.Puts("/api/schedules/database", new
    {
        name = "Database",
        timeZone = "Europe/Berlin",
        owners = new[] { "demo-lead" },
        layers = new[] { new { name = "Days", people = new[] { "demo-engineer", "demo-expert" }, unit = "days", length = 1, start = "2026-03-02T09:00:00" } },
    })).Is(HttpStatusCode.Created);

    /// <summary>A ticket that nobody has.</summary>
    static async Task<StoryTicket> HasStranger(Story story)
    {
        const string Form = """{"externalId":"triage-1","subject":"Who are you?","description":"I found your form.","severity":"general","contact":{"name":"Sam Stranger","email":"sam@nowhere.example"}}""";
        var answer = (await story.Stranger.Delivers("demo", Form, Signed.Generic(Form, story.Now))).Is(HttpStatusCode.Accepted);
        return new StoryTicket(story, (string)answer.Json["id"]!);
    }

    static string Here([CallerFilePath] string path = "") => path;
}
