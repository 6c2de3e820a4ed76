using System.Net;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions;
using SupportFlows.Functions.Access;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

/// <summary>Walks the HTTP functions that there are, so that a new one is held to the same.</summary>
public class EveryFunctionIsGuarded
{
    static readonly Dictionary<Role, string> Keys = new()
    {
        [Role.Customer] = "demo-business",
        [Role.Staff] = "demo-staff",
        [Role.Operator] = "demo-operator",
    };

    static readonly (string Header, string Value)[] WrongSignatures =
    [
        ("X-Twilio-Signature", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        ("X-Twilio-Email-Event-Webhook-Signature", "MEUCIQ=="),
        ("X-SupportFlows-Signature", "t=0,v1=00"),
        ("Authorization", "Bearer demo-operator"),
    ];

    [Fact]
    public Task Anonymous_And_Wrong_Roles_Are_Refused_Everywhere() => Story.Tell(async story =>
    {
        var functions = AccessRules.Verify(typeof(AppHost).Assembly);
        Assert.True(functions.Count > 20);
        foreach (var (method, rule) in functions)
        {
            await HoldsAsync(story, method, rule);
        }
    });

    [Fact]
    public Task Key_That_Is_Unknown_Is_Refused_And_Told_How_To_Send_One() => Story.Tell(async story =>
    {
        var answer = await story.Customer("no-such-key").Gets("/api/tickets");

        answer.Refuses(HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    });

    [Fact]
    public Task Revoked_Key_Opens_Nothing() => Story.Tell(async story =>
    {
        var made = (await story.Operator.Posts("/api/keys", new { role = "staff", name = "Temp", personId = "demo-expert" })).Is(HttpStatusCode.Created).Json;
        var temp = story.Customer((string)made["secret"]!);
        (await temp.Gets("/api/tickets")).Is(HttpStatusCode.OK);

        (await story.Operator.Sends(HttpMethod.Delete, $"/api/keys/{made["id"]}", null)).Is(HttpStatusCode.NoContent);

        (await temp.Gets("/api/tickets")).Refuses(HttpStatusCode.Unauthorized);
    });

    static async Task HoldsAsync(Story story, MethodInfo method, AccessAttribute rule)
    {
        var trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).First(t => t is not null)!;
        var verb = HttpMethod.Parse(trigger.Methods![0]);
        var path = "/" + trigger.Route!.Replace("{source}", "demo", StringComparison.Ordinal).Replace("{id}", "t0000000000000000", StringComparison.Ordinal).Replace("{name}", "nothing", StringComparison.Ordinal)
            .Replace("{token}", "bm90aGluZw.bm90aGluZw", StringComparison.Ordinal).Replace("{key}", "nothing", StringComparison.Ordinal).Replace("{delivery}", "nothing", StringComparison.Ordinal);
        var anonymous = await story.Stranger.Sends(verb, path, verb == HttpMethod.Get ? null : "{}");
        switch (rule)
        {
            case AllowAttribute allow:
                anonymous.Refuses(HttpStatusCode.Unauthorized);
                foreach (var (role, key) in Keys.Where(k => !allow.Roles.Contains(k.Key)))
                {
                    (await story.Customer(key).Sends(verb, path, verb == HttpMethod.Get ? null : "{}")).Refuses(HttpStatusCode.Forbidden);
                }

                break;
            case SignedAttribute signed:
                anonymous.Is(HttpStatusCode.Unauthorized);
                foreach (var (header, value) in WrongSignatures)
                {
                    (await story.Stranger.Sends(verb, path, verb == HttpMethod.Get ? null : "{}", (header, value))).Is(HttpStatusCode.Unauthorized);
                }

                Assert.Contains(signed.By, new[] { "forms", "link", "sendgrid", "twilio" });
                break;
            case VisitAttribute visit:
                await HoldsForVisitorsAsync(story, visit, verb, path);
                break;
            case VisitAnyoneAttribute:
                Assert.True((int)anonymous.Status < 500, path);
                break;
            case AllowAnyoneAttribute:
                anonymous.Is(HttpStatusCode.OK);
                break;
            case DevelopmentOnlyAttribute:
                Assert.NotEqual(HttpStatusCode.Unauthorized, anonymous.Status);
                break;
            default:
                Assert.Fail($"{method.Name} has a rule that nothing checks.");
                break;
        }
    }

    /// <summary>Strangers are sent to sign in, other roles are refused, and nobody's form is taken without its session's token.</summary>
    static async Task HoldsForVisitorsAsync(Story story, VisitAttribute visit, HttpMethod verb, string path)
    {
        var stranger = await story.Stranger.Sends(verb, path, verb == HttpMethod.Get ? null : "");
        stranger.Is(HttpStatusCode.SeeOther);
        Assert.StartsWith("/sign-in?back=", stranger.Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (var (role, key) in Keys)
        {
            var visitor = await story.Visits(key);
            if (!visit.Roles.Contains(role))
            {
                (await visitor.Sends(verb, path, "")).Is(HttpStatusCode.Forbidden);
            }
            else if (verb != HttpMethod.Get)
            {
                (await visitor.SendsWithoutToken(path)).Is(HttpStatusCode.Forbidden);
            }
        }
    }
}
