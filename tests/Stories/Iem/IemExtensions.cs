using System.Net;
using SupportFlows.Client;
using SupportFlows.Orchestrations.Pages;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>The customer with the Enterprise plan (of the demo data, in Shanghai), and those who guard its events.</summary>
static class IemExtensions
{
    public const string TamMail = "demo-tam@vendor.example";

    public static Party Elm(this Story story) => story.Customer("demo-enterprise");

    public static Party Tam(this Story story) => story.Customer("demo-tam");

    public static Inbox Ann(this Story story) => story.Mailbox(Contacts.Ann);

    public static Inbox TamMailbox(this Story story) => story.Mailbox(TamMail);

    public static Inbox LeadMailbox(this Story story) => story.Mailbox(Contacts.Lead);

    public static Phone TamPhone(this Story story) => story.Phone("+12025550115");

    /// <summary>What is sent for a request; Ann alone is told.</summary>
    public static object Order(string firstDay, string lastDay, int? furtherDays = null, string? externalId = null, string name = "Spring sale") => new
    {
        externalId,
        @event = name,
        firstDay,
        lastDay,
        expectedPeak = "40,000 orders a minute",
        products = new[] { "load-balancer", "database" },
        contacts = new[] { new { name = "Ann Enterprise", email = Contacts.Ann, role = "technical lead" } },
        furtherDays,
    };

    public static async Task<StoryIem> Requests(this Story story, string firstDay, string lastDay, int? furtherDays = null) =>
        new(story, (string)(await story.Elm().Posts("/api/iem-requests", Order(firstDay, lastDay, furtherDays))).Is(HttpStatusCode.Accepted).Json["id"]!);

    /// <summary>Approved with nobody in a hurry; what is said of that is another story's business.</summary>
    public static async Task<StoryIem> HasApproved(this Story story, string firstDay, string lastDay, int? furtherDays = null)
    {
        var iem = await story.Requests(firstDay, lastDay, furtherDays);
        if (furtherDays is not null)
        {
            await iem.Customer.AcceptQuoteAsync(iem.Id, "PO-1");
        }

        await iem.Tam.ApproveAsync(iem.Id);
        await story.ForgetsMessages();
        return iem;
    }

    /// <summary>Moves the clock to an instant, such as <c>2026-04-12T16:00Z</c>.</summary>
    /// <param name="after">So long after it, or before.</param>
    public static Task Until(this Story story, string instant, TimeSpan after = default) => story.Advance(At(instant) + after - story.Now);

    /// <summary>The same, where what happens on the way is another story's business.</summary>
    public static async Task Passes(this Story story, string instant)
    {
        await story.Until(instant);
        await story.ForgetsMessages();
    }

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<IemEntitlement> Entitlements(this Story story) => (await story.Elm().Client.Accounts.GetEntitlementsAsync("demo-enterprise")).Iem!;

    public static async Task SessionsAre(this Story story, int used, int reserved, int left)
    {
        var sessions = (await story.Entitlements()).Sessions;
        Assert.Equal((used, reserved, left), (sessions.Used, sessions.Reserved, sessions.Left));
    }

    /// <summary>No session is reserved, and there is no request.</summary>
    public static async Task HasNothingReserved(this Story story)
    {
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        Assert.Empty((await story.Staff.Gets("/api/iem-requests")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    /// <summary>The page about its approval, which was asked for at an instant.</summary>
    public static StoryPage ApprovalPage(this StoryIem iem, DateTimeOffset asked) => iem.Page($"approval.{asked.ToUnixTimeSeconds()}");

    /// <summary>The page about a matter of the request, such as <c>kick-off.1</c>.</summary>
    public static StoryPage Page(this StoryIem iem, string matter) => new(iem.Story, PageId.For("iem", $"{iem.Id}.{matter}"));

    /// <summary>The session is free again, and nobody is rung about it.</summary>
    public static async Task HasNothingOpen(this Story story, StoryPage page)
    {
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        await page.Is("closed");
    }

    /// <summary>What was posted into the customer's chat group, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> Group(this Story story) =>
        [.. (await story.Stranger.Gets("/api/dev/outbox?recipient=C0DEMO00001")).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(m => $"{m!["key"]} {m["body"]}")];

    /// <summary>The path of the link in a message.</summary>
    public static string Link(this Delivered message) =>
        message.Body.Split([' ', '\n', '\r']).Where(w => w.StartsWith(Harness.Providers.PublicUrl, StringComparison.Ordinal)).Select(w => new Uri(w).PathAndQuery).Single();

    /// <summary>The value of a line of an invitation, such as <c>SEQUENCE</c>.</summary>
    public static string Line(this Delivered message, string name) =>
        message.Calendar!.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}
