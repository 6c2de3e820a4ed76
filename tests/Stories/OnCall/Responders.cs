using System.Net;
using System.Text.Json.Nodes;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OnCall;

/// <summary>Erin comes on call for the first time.</summary>
public class Responders
{
    const string Methods = "/api/responders/me/contact-methods";

    [Fact]
    public Task Phone_Is_Shown_To_Be_Hers_By_A_Code_And_She_Is_Ready() => Story.Tell(async story =>
    {
        var erin = await Erin(story);
        (await story.Operator.Puts("/api/schedules/database", Rota)).Is(HttpStatusCode.Created);
        await story.ForgetsMessages();
        Assert.Contains("nothing-verified", await Faults(story));

        var added = (await erin.Posts(Methods, new { channel = "sms", address = "+1 (202) 555-0112" })).Is(HttpStatusCode.Created);
        Assert.Equal(Contacts.EngineerPhone, (string)added.Json["methods"]![0]!["address"]!);
        var method = added.Headers.Location!.ToString();
        var code = Digits(await story.Phone(Contacts.EngineerPhone).Expects("contact-code"));
        Assert.DoesNotContain(code, (await erin.Gets("/api/responders/me")).Text + (await erin.Gets("/api/responders/me/timeline")).Text);

        var wrong = new { code = code == "123456" ? "123457" : "123456" };
        (await erin.Posts($"{method}/verify", wrong, ("Idempotency-Key", "once"))).Refuses(HttpStatusCode.UnprocessableEntity, "code");
        (await erin.Posts($"{method}/verify", wrong, ("Idempotency-Key", "once"))).Refuses(HttpStatusCode.UnprocessableEntity, "code");
        (await erin.Posts($"{method}/verify", new { code })).Is(HttpStatusCode.OK);
        Assert.Equal("", await Faults(story));

        (await erin.Puts("/api/responders/me/notification-rules", new { @default = new[] { new { after = "PT0S", methodId = method.Split('/')[^1] } } })).Is(HttpStatusCode.OK);
        (await erin.Deletes(method)).Is(HttpStatusCode.OK);
        Assert.Contains("nothing-verified", await Faults(story));
    });

    [Fact]
    public Task Codes_Cannot_Be_Guessed_Or_Asked_For_Without_End() => Story.Tell(async story =>
    {
        var erin = await Erin(story);
        var method = (await erin.Posts(Methods, new { channel = "sms", address = Contacts.EngineerPhone })).Is(HttpStatusCode.Created).Headers.Location!.ToString();
        var code = Digits(await story.Phone(Contacts.EngineerPhone).Expects("contact-code"));
        (await erin.Posts($"{method}/code", new { })).Refuses(HttpStatusCode.Conflict);
        foreach (var wrong in Enumerable.Range(100000, 6).Where(n => $"{n}" != code).Take(5))
        {
            (await erin.Posts($"{method}/verify", new { code = $"{wrong}" })).Refuses(HttpStatusCode.UnprocessableEntity, "code");
        }

        Assert.Contains("Ask for another", (await erin.Posts($"{method}/verify", new { code })).Refuses(HttpStatusCode.Conflict).Text);
        await story.Advance(1.Minutes());
        (await erin.Posts($"{method}/code", new { })).Is(HttpStatusCode.OK);
        var another = Digits(await story.Phone(Contacts.EngineerPhone).Expects("contact-code"));
        await story.Advance(15.Minutes());
        (await erin.Posts($"{method}/verify", new { code = another })).Refuses(HttpStatusCode.Conflict);
    });

    [Fact]
    public Task Nobody_Else_Changes_How_She_Is_Reached() => Story.Tell(async story =>
    {
        (await story.Staff.Posts("/api/responders/demo-engineer/contact-methods", new { channel = "sms", address = "+12025550199" })).Refuses(HttpStatusCode.Forbidden);
        (await story.Operator.Posts("/api/responders/demo-engineer/contact-methods", new { channel = "email", address = "erin@home.example" })).Is(HttpStatusCode.Created);
        await story.Mailbox("erin@home.example").Expects("contact-code");
        (await story.Customer("demo-enterprise").Gets("/api/responders/demo-engineer")).Refuses(HttpStatusCode.Forbidden);
        (await story.Operator.Posts("/api/responders/ghost/contact-methods", new { channel = "sms", address = "+12025550199" })).Refuses(HttpStatusCode.NotFound);
        (await story.Operator.Gets("/api/responders/me")).Refuses(HttpStatusCode.NotFound);
    });

    [Fact]
    public Task Bad_Input_Is_Named_Field_By_Field() => Story.Tell(async story =>
    {
        var erin = await Erin(story);
        (await erin.Posts(Methods, new { })).Refuses(HttpStatusCode.UnprocessableEntity, "channel", "address");
        (await erin.Posts(Methods, new { channel = "sms", address = "12" })).Refuses(HttpStatusCode.UnprocessableEntity, "address");
        (await erin.Puts("/api/responders/me/notification-rules", new { @default = new[] { new { after = "PT48H", methodId = "none" } } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "default[0].methodId", "default[0].after");
        (await erin.Posts($"{Methods}/none/verify", new { code = "1" })).Refuses(HttpStatusCode.NotFound, "method");
    });

    [Fact]
    public Task Who_Says_Stop_Is_Named_By_The_Readiness_Report() => Story.Night(async story =>
    {
        await story.Olga().Texts("STOP");
        Assert.Contains("stopped", await Faults(story, "demo-oncall-1"));
        await story.Olga().Texts("START");
        Assert.DoesNotContain("stopped", await Faults(story, "demo-oncall-1"));
    });

    static readonly object Rota = new
    {
        name = "Database",
        timeZone = "Europe/Berlin",
        owners = new[] { "demo-lead" },
        layers = new[] { new { name = "Always", people = new[] { "demo-engineer" }, unit = "weeks", length = 1, start = "2026-03-02T09:00:00" } },
    };

    static async Task<Party> Erin(Story story) =>
        story.Customer((string)(await story.Operator.Posts("/api/keys", new { role = "staff", name = "Erin", personId = "demo-engineer" })).Is(HttpStatusCode.Created).Json["secret"]!);

    static string Digits(Delivered message) => System.Text.RegularExpressions.Regex.Match(message.Body, "[0-9]{6}").Value;

    static async Task<string> Faults(Story story, string person = "demo-engineer")
    {
        var report = (await story.Staff.Gets("/api/on-call/readiness")).Is(HttpStatusCode.OK).Json;
        var fault = report["people"]!.AsArray().FirstOrDefault(p => (string)p!["personId"]! == person);
        return string.Join(' ', fault?["faults"]?.AsArray().Select(f => (string)f!) ?? []);
    }
}
