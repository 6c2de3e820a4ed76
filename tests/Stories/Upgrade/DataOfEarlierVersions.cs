using System.Runtime.CompilerServices;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Upgrade;

/// <summary>
/// Tickets outlive deployments: the data that a shipped version wrote is opened by today's code, and every promise in it goes on. The files beside this one are
/// never edited. To keep today's data as well, run this with <c>KEEP_DATA</c> set to a version, such as <c>0.2</c>, and commit the file that it wrote.
/// </summary>
public class DataOfEarlierVersions
{
    const string Waiting = "waiting-1";
    const string Pending = "pending-1";

    static readonly TimeSpan KeptAfter = 5.Hours();

    static readonly string Folder = Path.GetDirectoryName(Here())!;

    public static TheoryData<string> Kept => [.. Directory.EnumerateFiles(Folder, "*.zip").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Kept))]
    public Task Data_Of_A_Shipped_Version_Opens_And_Its_Promises_Go_On(string file) => GoesOn(Path.Combine(Folder, file));

    [Fact]
    public async Task Data_Of_Today_Opens_And_Its_Promises_Go_On()
    {
        using var disk = new TempDirectory();
        var file = Environment.GetEnvironmentVariable("KEEP_DATA") is { Length: > 0 } version ? Path.Combine(Folder, $"{version}.zip") : Path.Combine(disk.Path, "today.zip");
        await Story.Tell(Story.NoAuditor, async story =>
        {
            await story.Customer("demo-enterprise").Files("general", externalId: Waiting);
            var pending = await story.Customer("demo-enterprise").Files("general", externalId: Pending);
            await story.Staff.Replies(pending, "Please send us the log.");
            await story.Staff.Client.Tickets.PendAsync(pending.Id);
            await story.Advance(KeptAfter);
            await story.ForgetsMessages();
            await story.KeepDisk(file);
        });

        await GoesOn(file);
    }

    static Task GoesOn(string file) => Story.Resume(file, Story.Start + KeptAfter, async story =>
    {
        // The same delivery still finds its ticket, or an upgrade would file everything twice.
        var waiting = await story.Customer("demo-enterprise").Files("general", externalId: Waiting);
        var pending = await story.Customer("demo-enterprise").Files("general", externalId: Pending);
        await waiting.Clock("first-response").Is("running");
        await pending.Is("pending-customer");
        Assert.Single(await waiting.Events("clock-warned"));

        await story.Advance(1.Hours());
        await story.Mailbox(Contacts.Expert).Expects("clock-warning-75", waiting.Id);
        await story.ForgetsMessages();
        await story.Staff.Replies(waiting, "We are on it.");
        await story.Mailbox(Contacts.Ann).Expects("We are on it.", waiting.Id);
        await waiting.Clock("first-response").Is("met");

        await story.Advance(18.Hours());
        await story.Mailbox(Contacts.Ann).Expects("ticket-reminder", pending.Id);
    });

    static string Here([CallerFilePath] string path = "") => path;
}
