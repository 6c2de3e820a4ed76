using System.IO.Compression;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using SupportFlows.Client;
using SupportFlows.Embedded;

namespace SupportFlows.Stories.Harness;

/// <summary>The app in process, in virtual time. It ends with nothing unaccounted for: no message, no warning, no failed orchestration.</summary>
#pragma warning disable CA1001 // It lives inside Tell, which ends all that it holds.
sealed class Story
#pragma warning restore CA1001
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>For a story of many days, which would spend its time on the auditor's thousands of quiet rounds.</summary>
    public static readonly (string Name, string Value)[] NoAuditor = [("AzureWebJobs.Auditor.Disabled", "true")];

    /// <summary>The demo data's own rota turns every Monday, whatever a story of weeks is about; stories of hand-overs have rotas of their own.</summary>
    const string DemoHandOvers = "schedule-demo";

    const string Pages = "page-p";
    const string Tickets = "t";

    /// <summary>What the log says of pages that nobody answers.</summary>
    static readonly string[] Unanswered = ["Nobody answered the page", "nobody answered"];

    // Of the real clock: a story that hangs fails, and says so. One with a browser takes a while on a busy machine.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly HashSet<string> accounted = new(StringComparer.Ordinal);
    readonly List<string> expectedLog = [];
    readonly LogRecorder log = new();
    readonly Providers providers;
    readonly StoryTime time;
    readonly (string Name, string Value)[] settings;
    bool isNight;
    bool isInTheRoom;
    StoryApp? app;

    Story(Providers providers, StoryTime time, (string Name, string Value)[] settings) =>
        (this.providers, this.time, this.settings) = (providers, time, [.. providers.Settings, .. settings]);

    public static Task Tell(Func<Story, Task> tale) => Tell([], tale);

    /// <summary>
    /// Of those on call: their phones can be answered, and every page is accounted for; what is said of the tickets is not. In all other stories
    /// it is the other way round: the demo rota is paged, and that is nobody's business.
    /// </summary>
    public static Task Night(Func<Story, Task> tale) => Night([], tale);

    public static Task Night((string Name, string Value)[] settings, Func<Story, Task> tale) => Tell(settings, story =>
    {
        story.isNight = true;
        story.ConnectProviders();
        return tale(story);
    });

    public static Task Tell((string Name, string Value)[] settings, Func<Story, Task> tale) => Tell(settings, Start, _ => { }, tale);

    /// <summary>A story of a day of its own, such as the eve of a holiday.</summary>
    public static Task Tell(DateTimeOffset start, Func<Story, Task> tale) => Tell(NoAuditor, start, _ => { }, tale);

    /// <summary>Goes on with the data that <see cref="KeepDisk"/> put aside, perhaps years ago.</summary>
    public static Task Resume(string kept, DateTimeOffset now, Func<Story, Task> tale) =>
        Tell(NoAuditor, now, directory => ZipFile.ExtractToDirectory(kept, directory), tale);

    static async Task Tell((string Name, string Value)[] settings, DateTimeOffset now, Action<string> prepare, Func<Story, Task> tale)
    {
        var directory = Directory.CreateTempSubdirectory("story-").FullName;
        prepare(directory);
        var time = new StoryTime(now);
        await using var providers = await Providers.StartAsync(time);
        var story = new Story(providers, time, settings);
        try
        {
            await story.StartAsync(directory, now);
            await tale(story).WaitAsync(Patience);
            await story.CheckAsync().WaitAsync(Patience);
        }
        finally
        {
            await (story.app?.DisposeAsync() ?? ValueTask.CompletedTask);
            Directory.Delete(directory, recursive: true);
        }
    }

    public Party Staff => Customer("demo-staff");

    public Party Operator => Customer("demo-operator");

    public Party Stranger => new(this, null);

    public Providers Providers => providers;

    /// <summary>For who lives outside the app by its clock.</summary>
    public TimeProvider Time => time;

    public DateTimeOffset Now => App.Clock.GetUtcNow();

    /// <summary>What the app has warned of so far.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Log => log.Lines;

    /// <summary>All that it says from now on, of any level that its settings let through.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> KeepsWholeLog() => log.Whole = new();

    /// <summary>Where the app listens.</summary>
    public Uri Address => App.Address;

    /// <summary>A part of the app, for what no party could say by HTTP.</summary>
    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    StoryApp App => app ?? throw new InvalidOperationException("The app has not started.");

    public Party Customer(string key) => new(this, key);

    /// <summary>Somebody signs in to the console.</summary>
    public Task<Visitor> Visits(string key) => Visitor.SignsInAsync(this, key);

    public Phone Phone(string number) => new(this, number);

    public Inbox Mailbox(string email) => new(this, email);

    /// <summary>A customer's chat group: from now on all that is posted there is accounted for. To other stories an event that runs by the way posts every hour.</summary>
    public Inbox Room(string channel)
    {
        isInTheRoom = true;
        return new Inbox(this, channel);
    }

    /// <summary>For a program that goes to <see cref="Address"/> by itself.</summary>
    public HttpMessageHandler Door() => App.Door();

    /// <summary>As a program of the one who holds the key. It sends nothing twice: what goes wrong in a story is part of it.</summary>
    public SupportFlowsClient Client(string? key) => new(App.Http, key, new SupportFlowsOptions { Attempts = 1, AttemptTimeout = Patience });

    public Task Advance(TimeSpan by) => App.Clock.AdvanceAsync(by, CancellationToken.None);

    /// <summary>The app is gone from one moment to the next, and started again on what it had on disk.</summary>
    public Task KillAndRestart() => KillAndRestart("none");

    /// <param name="losing">The database that is gone from the disk meanwhile, with its log.</param>
    public async Task KillAndRestart(string losing)
    {
        await Idle();
        var (disk, now) = (App.CopyDisk(), Now);
        foreach (var lost in Directory.GetFiles(disk, losing + "*"))
        {
            File.Delete(lost);
        }

        await App.DisposeAsync();
        await StartAsync(disk, now);
    }

    /// <summary>The data as a kill would leave it, in one file.</summary>
    public async Task KeepDisk(string file)
    {
        await Idle();
        File.Delete(file);
        await ZipFile.CreateFromDirectoryAsync(App.CopyDisk(), file, CompressionLevel.SmallestSize, includeBaseDirectory: false);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await App.Http.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    public async Task<IReadOnlyList<Delivered>> OpenMessages()
    {
        await Idle();
        return [.. providers.Accepted.Where(m => !accounted.Contains(m.Id) && !IsOfAnotherStory(m.Key) && (isInTheRoom || m.Channel != Providers.Slacks))];
    }

    public void Accounted(Delivered message) => Accounted(message.Id);

    public void Accounted(string id) => accounted.Add(id);

    public bool IsAccounted(string id) => accounted.Contains(id);

    /// <summary>What was sent so far is another story's business.</summary>
    public async Task ForgetsMessages() => accounted.UnionWith([.. (await OpenMessages()).Select(m => m.Id), .. providers.Sms.Calls.Select(c => c.Id)]);

    /// <summary>The same, but for messages whose key has this in it.</summary>
    public async Task ForgetsMessagesBut(string words) => accounted.UnionWith([.. (await OpenMessages()).Where(m => !m.Key.Contains(words, StringComparison.Ordinal)).Select(m => m.Id)]);

    /// <summary>A warning or error that belongs to this story.</summary>
    public void ExpectsLog(string words) => expectedLog.Add(words);

    public Task Idle() => App.Services.GetRequiredService<WorkTracker>().WhenIdleAsync();

    async Task StartAsync(string directory, DateTimeOffset now)
    {
        app = await StoryApp.StartAsync(directory, now, log, settings);
        time.Follow(app.Clock);
        if (isNight)
        {
            ConnectProviders();
        }
    }

    bool IsOfAnotherStory(string key) => key.StartsWith(DemoHandOvers, StringComparison.Ordinal) || key.StartsWith(isNight ? Tickets : Pages, StringComparison.Ordinal);

    void ConnectProviders()
    {
        var work = App.Services.GetRequiredService<WorkTracker>();
        providers.ConnectTo(App.Address, () => work.Begin());
    }

    async Task CheckAsync()
    {
        var open = await OpenMessages();
        Assert.True(open.Count == 0, $"Nobody expected:\n{string.Join('\n', open)}");
        var calls = providers.Sms.Calls.Where(c => isNight && !IsAccounted(c.Id)).Select(c => $"[call to {c.Recipient}, {c.Key}] {c.Status}").ToList();
        Assert.True(calls.Count == 0, $"Nobody expected:\n{string.Join('\n', calls)}");
        var expected = isNight ? expectedLog : [.. expectedLog, .. Unanswered];
        var lines = log.Lines.Where(line => !expected.Exists(words => line.Contains(words, StringComparison.Ordinal))).ToList();
        Assert.True(lines.Count == 0, $"Nobody expected in the log:\n{string.Join('\n', lines)}");
        var failed = App.Services.GetRequiredService<DurableTaskClient>().GetAllInstancesAsync(new OrchestrationQuery { Statuses = [OrchestrationRuntimeStatus.Failed] });
        await foreach (var instance in failed)
        {
            Assert.Fail($"{instance.InstanceId} failed: {instance.FailureDetails?.ErrorMessage}");
        }
    }
}
