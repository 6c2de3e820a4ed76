using System.Net;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Fakes;
using SupportFlows.Functions;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Stories.Harness;
using SupportFlows.Stories.Iem;
using SupportFlows.Stories.Webhooks;

namespace SupportFlows.Stories.Access;

/// <summary>
/// Walks the HTTP functions that a customer may call and that name something by its id, so that a new one is held to the same: of another customer's, key, token and session are told that it
/// is not there, and nothing is done to it.
/// </summary>
public class EveryResourceHasOneOwner
{
    const string Owner = "demo-enterprise";
    const string Other = "demo-business";

    /// <summary>The same for everybody.</summary>
    static readonly string[] Shared = ["api/calendars/"];

    /// <summary>Bodies that would be taken from the owner: a faulty one might be refused before it is asked whose it is.</summary>
    static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["ReplyToTicket"] = """{"body":"Let me in."}""",
        ["WatchTicket"] = """{"add":["spy@business.example"]}""",
        ["RescheduleIem"] = """{"firstDay":"2026-04-20","lastDay":"2026-04-20"}""",
        ["ExtendIem"] = """{"lastDay":"2026-04-15"}""",
        ["AcceptIemQuote"] = """{"purchaseReference":"PO"}""",
        ["PlanIem"] = """{"bridge":"https://spy.example"}""",
        ["OpenIemRisk"] = """{"title":"Spied on","rating":"red"}""",
        ["SetIemRisk"] = """{"state":"closed"}""",
        ["SurveyIem"] = """{"rating":1}""",
    };

    [Fact]
    public Task Of_Another_Customer_Is_Not_There_By_Key_Token_Or_Session() => Story.Tell(async story =>
    {
        await using var receiver = await FakeReceiver.StartAsync(story.Time);
        await using var issuer = await FakeIssuer.StartAsync(story.Time);
        (await story.Operator.Puts($"/api/accounts/{Other}/identity-provider", new { issuer = issuer.Issuer, audience = "us" })).Is(HttpStatusCode.OK);
        var ticket = await story.HasTicket("enterprise", "general");
        using var content = new StringContent("log");
        var file = (string)(await story.Customer(Owner).Uploads($"/api/tickets/{ticket.Id}/attachments?name=log", content)).Is(HttpStatusCode.Created).Json["id"]!;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tickets"] = ticket.Id,
            ["iem-requests"] = (await story.HasApproved("2026-04-13", "2026-04-14")).Id,
            ["webhook-subscriptions"] = (await Hook.SubscribesAsync(story.Customer(Owner), receiver, "hook", "ticket.*")).Id,
            ["accounts"] = Owner,
        };
        (ids["launch-events"], ids["webhooks"]) = (ids["iem-requests"], ids["webhook-subscriptions"]);
        var before = await Everything(story, ids);
        var (key, token, session) = (story.Customer(Other), story.Customer(issuer.Token("us")), await story.Visits(Other));

        var walked = 0;
        foreach (var (method, rule) in AccessRules.Verify(typeof(AppHost).Assembly).Where(f => IsForCustomers(f.Rule)))
        {
            var trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).First(t => t is not null)!;
            var route = trigger.Route!;
            if (!route.Contains('{', StringComparison.Ordinal) || Array.Exists(Shared, shared => route.StartsWith(shared, StringComparison.Ordinal)))
            {
                continue;
            }

            var kind = route.Split('/').First(part => part != "api");
            Assert.True(ids.ContainsKey(kind), $"{method.Name} is for customers, by the id of {kind}: make one of another customer's above.");
            var path = "/" + route.Replace("{id}", ids[kind], StringComparison.Ordinal).Replace("{part}", "reschedule", StringComparison.Ordinal).Replace("{delivery}", "nothing", StringComparison.Ordinal).Replace("{attachment}", file, StringComparison.Ordinal);
            Assert.DoesNotContain('{', path);
            var verb = HttpMethod.Parse(trigger.Methods![0]);
            var body = verb == HttpMethod.Get || verb == HttpMethod.Delete ? null : Bodies.GetValueOrDefault(method.GetCustomAttribute<FunctionAttribute>()!.Name, "{}");
            Answer[] told = rule is AllowAttribute
                ? [await key.Sends(verb, path, body), await token.Sends(verb, path, body)]
                : [await session.Sends(verb, path, "body=Let+me+in.&event=Spied&firstDay=2026-04-20&lastDay=2026-04-20&rating=1&watcher=spy@business.example&do=test")];
            Assert.All(told, answer => Assert.True(answer.Status == HttpStatusCode.NotFound, $"{method.Name} {path} answered {(int)answer.Status}: {answer.Text}"));
            walked++;
        }

        Assert.True(walked > 30, $"{walked}");
        foreach (var list in new[] { "/api/tickets", "/api/iem-requests", "/api/webhook-subscriptions" })
        {
            Assert.Empty((await key.Gets(list)).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
            Assert.Empty((await token.Gets(list)).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        }

        Assert.Equal(before, await Everything(story, ids));
        Assert.Empty(receiver.Messages);
    });

    static bool IsForCustomers(AccessAttribute rule) => rule switch
    {
        AllowAttribute allow => allow.Roles.Contains(Role.Customer),
        VisitAttribute visit => visit.Roles.Contains(Role.Customer),
        _ => false,
    };

    /// <summary>All that there is of it, as its owner sees it.</summary>
    static async Task<string> Everything(Story story, Dictionary<string, string> ids)
    {
        var owner = story.Customer(Owner);
        var paths = new[] { "tickets", "iem-requests", "webhook-subscriptions" }.SelectMany(kind => new[] { $"/api/{kind}/{ids[kind]}", $"/api/{kind}/{ids[kind]}/timeline" });
        var told = new List<string>();
        foreach (var path in paths)
        {
            told.Add((await owner.Gets(path)).Is(HttpStatusCode.OK).Text);
        }

        return string.Join('\n', told);
    }
}
