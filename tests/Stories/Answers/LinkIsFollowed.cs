using System.Net;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Answers;

/// <summary>Somebody on call opens the link in an email on his phone; a mail scanner did so before him.</summary>
public class LinkIsFollowed
{
    const string Id = "p0000000000000001";

    [Fact]
    public Task Looking_Does_Nothing_And_The_Button_Acknowledges() => Story.Tell(Story.NoAuditor, async story =>
    {
        var path = await RingsAsync(story, "Checkout <script>alert(1)</script> & more");

        (await story.Stranger.Sends(HttpMethod.Head, path, null)).Is(HttpStatusCode.OK);
        var shown = (await story.Stranger.Gets(path)).Is(HttpStatusCode.OK);
        Assert.Equal("text/html", shown.MediaType);
        Assert.Contains("<html lang=\"en\">", shown.Text);
        Assert.Contains("<h1>Checkout &lt;script&gt;alert(1)&lt;/script&gt; &amp; more</h1>", shown.Text);
        Assert.Contains("value=\"acknowledge\"", shown.Text);
        Assert.Equal(PageStatus.Triggered, await StatusAsync(story));

        var done = (await story.Stranger.Posts(path, "action=acknowledge")).Is(HttpStatusCode.OK);
        Assert.Contains("role=\"status\">Acknowledged: Checkout", done.Text);
        Assert.DoesNotContain("value=\"acknowledge\"", done.Text);
        Assert.Equal(PageStatus.Acknowledged, await StatusAsync(story));
        (await story.Stranger.Posts(path, "action=acknowledge")).Is(HttpStatusCode.OK);
        Assert.Single(await new StoryPage(story, Id).Events("acknowledged"));
    });

    [Fact]
    public Task Browser_Is_Told_To_Load_Run_Keep_And_Pass_On_Nothing() => Story.Tell(Story.NoAuditor, async story =>
    {
        var answer = await story.Stranger.Gets(await RingsAsync(story));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("noindex, nofollow", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var style = answer.Text[(answer.Text.IndexOf("<style>", StringComparison.Ordinal) + 7)..answer.Text.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style))), policy);
    });

    [Fact]
    public Task Expired_Or_Forged_Link_Says_So_In_Words_And_Does_Nothing() => Story.Tell(Story.NoAuditor, async story =>
    {
        var path = await RingsAsync(story);

        foreach (var bad in new[] { path[..^3], path + "x", "/api/pages/link/nothing" })
        {
            Assert.Contains("This link does not work", (await story.Stranger.Gets(bad)).Is(HttpStatusCode.Unauthorized).Text);
            (await story.Stranger.Posts(bad, "action=close")).Is(HttpStatusCode.Unauthorized);
        }

        Assert.Equal(PageStatus.Triggered, await StatusAsync(story));
    });

    [Fact]
    public Task Button_That_There_Is_Not_Is_Refused_By_Name() => Story.Tell(Story.NoAuditor, async story =>
    {
        var path = await RingsAsync(story);

        (await story.Stranger.Posts(path, "action=delete")).Refuses(HttpStatusCode.UnprocessableEntity, "action");
        (await story.Stranger.Posts(path, "x=" + new string('x', 5000))).Refuses(HttpStatusCode.RequestEntityTooLarge);
    });

    static async Task<string> RingsAsync(Story story, string subject = "Checkout is down")
    {
        var ops = new Actor(ActorKind.Staff, "ops", "Ops");
        // Nobody is in it: what it sends is not this story's.
        var policy = new EscalationPolicy { Id = "default", Name = "Default", Levels = [new EscalationLevel([], Duration.FromMinutes(5))] };
        var order = new PageOrder("api:ops", Id, subject, "alarm");
        await story.Get<ChangePromise<Page>>().PutAsync(
            story.Get<DurableTaskClient>(), Id, ifMatch: null, (_, now) => PageCommands.Open(Id, order, policy, ops, "api", now));
        await story.ForgetsMessages();
        var link = story.Get<PageLinks>().Make(Id, "demo-oncall-1", Instant.FromDateTimeOffset(story.Now))!;
        return new Uri(link).PathAndQuery;
    }

    static async Task<PageStatus> StatusAsync(Story story) => (await story.Get<PromiseStore<Page>>().FindAsync(Id))!.State.Status;
}
