using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>What cannot be taken says all that is wrong with it, and reserves nothing.</summary>
public class BadOrderIsRefused
{
    const string Days = """ "firstDay":"2026-04-13","lastDay":"2026-04-14" """;

    static readonly string Huge = new('x', 5000);

    [Fact]
    public Task Every_Faulty_Field_Is_Named_At_Once() => Story.Tell(async story =>
    {
        var order = new
        {
            @event = " ",
            firstDay = "2026-04-14",
            lastDay = "2026-04-13",
            timeZone = "Asia/Peking",
            expectedPeak = Huge,
            products = new[] { "", Huge },
            contacts = new object?[] { null, new { name = "Ann", email = "ann" }, new { email = "a@b.example", phone = "12", timeZone = "Moon/Base", role = Huge } },
            furtherDays = -2,
            plan = new { bridge = Huge, trafficMultiple = -1, primary = new { trigger = "x" }, resources = new object?[] { null }, escalation = new[] { new { reach = "x" } } },
        };

        (await story.Elm().Posts("/api/iem-requests", order)).Refuses(
            HttpStatusCode.UnprocessableEntity,
            "event", "lastDay", "timeZone", "expectedPeak", "products[0]", "products[1]", "contacts[0].email", "contacts[1].email", "contacts[2].phone", "contacts[2].timeZone", "contacts[2].role",
            "furtherDays", "plan.bridge", "plan.trafficMultiple", "plan.primary.steps", "plan.resources[0].region", "plan.resources[0].resource", "plan.escalation[0].who");
        (await story.Elm().Posts("/api/iem-requests", "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "event", "firstDay", "lastDay");
        await story.HasNothingReserved();
    });

    [Fact]
    public Task Values_Of_Another_Kind_Are_Named_At_Once() => Refused(HttpStatusCode.UnprocessableEntity,
        ("""{"event":7,"firstDay":20260413,"lastDay":{},"timeZone":[],"products":"all","contacts":"Ann","furtherDays":"one","plan":[]}""",
            ["event", "firstDay", "lastDay", "timeZone", "products", "contacts", "furtherDays", "plan"]),
        ($$"""{"event":"Sale",{{Days}},"contacts":[7,{"email":true}]}""", ["contacts[0]", "contacts[1].email"]),
        ($$"""{"event":"Sale",{{Days}},"furtherDays":99999999999}""", ["furtherDays"]),
        ($$"""{"event":"Sale",{{Days}},"plan":{"trafficMultiple":1e400,"escalation":[{"who":"Ann","after":"soon"}]} }""", ["plan.trafficMultiple", "plan.escalation[0].after"]));

    [Fact]
    public Task Days_That_Cannot_Be_Are_Refused() => Refused(HttpStatusCode.UnprocessableEntity,
        (Ask("2026-02-30", "2026-03-01"), ["firstDay"]),
        (Ask("tomorrow", "13.04.2026"), ["firstDay", "lastDay"]),
        (Ask("2026-03-01", "2026-03-03"), ["firstDay"]),
        (Ask("0001-01-01", "0001-01-02"), ["firstDay"]),
        (Ask("2028-01-10", "2028-01-11"), ["firstDay"]),
        (Ask("9999-12-31", "9999-12-31"), ["firstDay"]),
        (Ask("2026-04-13", "9999-12-31"), ["lastDay"]),
        (Ask("2026-04-13", "9999-12-31", furtherDays: 2912524), ["lastDay"]),
        (Ask("2026-04-13", "2027-12-31", furtherDays: 625), ["lastDay"]),
        (Ask("2026-04-13", "2026-04-16"), ["lastDay"]),
        (Ask("2026-04-13", "2026-04-14", furtherDays: 1), ["furtherDays"]),
        (Ask("2026-04-13", "2026-04-14", furtherDays: int.MaxValue), ["furtherDays"]));

    [Fact]
    public Task Bodies_That_Cannot_Be_Read_Are_Refused() => Refused(HttpStatusCode.BadRequest,
        ("", []), ("[]", []), ("{", []), ("null", []),
        ($$"""{"event":"Sale",{{Days}},"event":"Other"}""", []),
        ($$"""{"event":"\ud800", {{Days}} }""", []),
        ($$"""{"event":"Sale",{{Days}},"expectedPeak":{{new string('[', 200)}}{{new string(']', 200)}}}""", []));

    [Fact]
    public Task Too_Much_Is_Refused() => Story.Tell(async story =>
    {
        var many = Enumerable.Range(1, 51).ToList();
        (await story.Elm().Posts("/api/iem-requests", new
        {
            @event = new string('x', 201),
            firstDay = "2026-04-13",
            lastDay = "2026-04-13",
            externalId = new string('x', 201),
            products = many.Select(n => $"p{n}"),
            contacts = many.Select(n => new { email = $"a{n}@b.example" }),
        })).Refuses(HttpStatusCode.UnprocessableEntity, "event", "externalId", "products", "contacts");
        (await story.Elm().Posts("/api/iem-requests", $$"""{"event":"{{new string('x', 70_000)}}"}""")).Refuses(HttpStatusCode.RequestEntityTooLarge);
        (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-04-13", "2026-04-13"), ("Idempotency-Key", new string('k', 181)))).Refuses(HttpStatusCode.UnprocessableEntity, "Idempotency-Key");
        await story.HasNothingReserved();
    });

    [Fact]
    public Task Account_Without_Contacts_Needs_One_And_Nobody_Asks_For_Another_Account() => Story.Tell(async story =>
    {
        var account = (await story.Operator.Gets("/api/accounts/demo-enterprise")).Json;
        account["contacts"] = new System.Text.Json.Nodes.JsonArray();
        (await story.Operator.Puts("/api/accounts/demo-enterprise", account)).Is(HttpStatusCode.OK);

        (await story.Elm().Posts("/api/iem-requests", $$"""{"event":"Sale",{{Days}}}""")).Refuses(HttpStatusCode.UnprocessableEntity, "contacts");
        (await story.Customer("demo-basic").Posts("/api/iem-requests", $$"""{"event":"Sale",{{Days}},"accountId":"demo-enterprise"}""")).Refuses(HttpStatusCode.Forbidden, "accountId");
        (await story.Staff.Posts("/api/iem-requests", $$"""{"event":"Sale",{{Days}},"accountId":"demo-enterprize","contacts":[{"email":"a@b.example"}]}""")).Refuses(HttpStatusCode.UnprocessableEntity, "account");
        await story.HasNothingReserved();
    });

    [Fact]
    public Task Moves_Are_Judged_As_The_Request_Was() => Story.Tell(async story =>
    {
        var iem = await story.HasApproved("2026-04-13", "2026-04-14");
        var before = (await iem.Reads()).ToJsonString();

        foreach (var (move, body, field) in new[]
        {
            ("reschedule", "{}", "firstDay"), ("reschedule", """{"firstDay":"2026-04-20","lastDay":"9999-12-31","furtherDays":5}""", "lastDay"),
            ("reschedule", """{"firstDay":"2026-03-01","lastDay":"2026-03-01"}""", "firstDay"), ("reschedule", """{"firstDay":7}""", "firstDay"),
            ("extend", "{}", "lastDay"), ("extend", """{"lastDay":"9999-12-31","furtherDays":2912525}""", "lastDay"), ("extend", """{"lastDay":"2026-04-15","furtherDays":-1}""", "furtherDays"),
            ("extend", """{"lastDay":"2026-04-13"}""", "lastDay"), ("cancel", $$"""{"reason":"{{Huge}}"}""", "reason"),
        })
        {
            (await story.Elm().Posts(iem.Path(move), body)).Refuses(HttpStatusCode.UnprocessableEntity, field);
        }

        Assert.Equal(before, (await iem.Reads()).ToJsonString());
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
    });

    static string Ask(string firstDay, string lastDay, int? furtherDays = null) => System.Text.Json.JsonSerializer.Serialize(IemExtensions.Order(firstDay, lastDay, furtherDays));

    static Task Refused(HttpStatusCode status, params (string Body, string[] Fields)[] cases) => Story.Tell(async story =>
    {
        foreach (var (body, fields) in cases)
        {
            (await story.Elm().Posts("/api/iem-requests", body)).Refuses(status, fields);
        }

        await story.HasNothingReserved();
    });
}
