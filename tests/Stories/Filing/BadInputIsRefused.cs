using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class BadInputIsRefused
{
    [Fact]
    public Task Missing_Fields_Are_All_Named_At_Once() => Story.Tell(async story =>
        (await story.Customer("demo-enterprise").Posts("/api/tickets", "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "subject", "description", "severity"));

    [Fact]
    public Task Unknown_Severity_Says_Which_There_Are() => Story.Tell(async story =>
    {
        var answer = await story.Customer("demo-enterprise").Posts("/api/tickets", """{"subject":"a","description":"b","severity":"urgent","contact":{"name":7}}""");

        answer.Refuses(HttpStatusCode.UnprocessableEntity, "severity", "contact.name");
        Assert.Contains("business-critical", answer.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Broken_Json_Says_Where_It_Breaks() => Story.Tell(async story =>
    {
        var answer = await story.Customer("demo-enterprise").Posts("/api/tickets", "{\"subject\":\n \"a\", oops}");

        answer.Refuses(HttpStatusCode.BadRequest);
        Assert.Contains("Line 2", answer.Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Body_Over_64_KiB_Is_Too_Large() => Story.Tell(async story =>
        (await story.Customer("demo-enterprise").Posts("/api/tickets", $$"""{"subject":"{{new string('x', 70_000)}}"}""")).Refuses(HttpStatusCode.RequestEntityTooLarge));

    [Fact]
    public Task Year_To_Which_Nothing_Can_Be_Added_Is_Refused_By_Name() => Story.Tell(async story =>
    {
        var until = (await story.Operator.Posts("/api/schedules/demo/overrides", """{"personId":"demo-expert","from":"9999-12-30T00:00:00Z","to":"9999-12-31T23:59:59Z"}""")).Refuses(HttpStatusCode.UnprocessableEntity, "from", "to");
        Assert.Contains("of the years 1 to 9000", until.Text, StringComparison.Ordinal);
        (await story.Operator.Gets("/api/schedules/demo/gaps?from=9999-12-31T00:00:00Z")).Refuses(HttpStatusCode.UnprocessableEntity, "from");
        (await story.Operator.Puts("/api/policies/long", new { name = "Long", levels = new[] { new { targets = new[] { new { kind = "person", id = "demo-lead" } }, wait = "P10675199D" } } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "levels[0].wait");
        (await (await story.Visits("demo-staff")).Gets("/tickets?due=PT999999999H")).Is(HttpStatusCode.OK);
        (await story.Operator.Gets("/api/on-call?at=-9998-01-01T00:00:00Z")).Refuses(HttpStatusCode.UnprocessableEntity, "at");
        (await story.Operator.Puts("/api/people/night", new { name = "Night", email = "night@vendor.example", language = "en", timeZone = "UTC", roles = Array.Empty<string>(), shift = new { timeZone = "UTC", week = new { } } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "shift.week");
    });

    [Fact]
    public Task Change_Of_A_Copy_That_Is_Out_Of_Date_Leaves_Nothing_Behind() => Story.Tell(async story =>
    {
        // Answered once all that the start set off is written.
        (await story.Operator.Gets("/api/responders/demo-oncall-1")).Is(HttpStatusCode.OK);
        using var watch = new Fuzz.Watch(story.Get<Microsoft.Extensions.Configuration.IConfiguration>()["SupportFlows:DataDirectory"]!);
        (await story.Operator.Posts("/api/responders/demo-oncall-1/contact-methods", """{"channel":"sms","address":"+12025550112"}""", ("If-Match", "\"none\""))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");

        Assert.False(watch.SeesAWrite());
    });

    [Fact]
    public Task Customer_Naming_Another_Account_Is_Refused() => Story.Tell(async story =>
        (await story.Customer("demo-basic").Posts("/api/tickets", """{"accountId":"demo-enterprise"}""")).Refuses(HttpStatusCode.Forbidden, "accountId"));

    [Fact]
    public Task Staff_Naming_An_Account_That_Is_Not_There_Is_Told() => Story.Tell(async story =>
        (await story.Staff.Posts("/api/tickets", new { accountId = "demo-enterprize", subject = "a", description = "b", severity = "general", contact = new { name = "Ann", email = Contacts.Ann } }))
            .Refuses(HttpStatusCode.UnprocessableEntity, "accountId"));

    [Theory]
    [InlineData("/api/accounts/acme", """{"name":"Acme","timeZone":"Europe/Berlin","language":"en","imGroup":{"channel":"slack"}}""", "imGroup.address")]
    [InlineData("/api/accounts/acme", """{"name":"Acme","timeZone":"Europe/Berlin","language":"en","imGroup":{"channel":"sms","address":"+12025550100"}}""", "imGroup.channel")]
    [InlineData("/api/accounts/acme", """{"name":"Acme","timeZone":"Europe/Berlin","language":"en","subscriptions":[null],"contacts":[null]}""", "subscriptions[0]", "contacts[0]")]
    [InlineData("/api/people/ann", """{"name":"Ann","email":"ann@vendor.example","timeZone":"Europe/Berlin","language":"en","skills":[null]}""", "skills[0]")]
    [InlineData("/api/people/ann%0A", """{"name":"Ann","email":"ann@vendor.example","timeZone":"Europe/Berlin","language":"en"}""", "id")]
    public Task Faulty_Records_Name_What_Is_Wrong(string path, string body, params string[] fields) => Story.Tell(async story =>
        (await story.Operator.Sends(HttpMethod.Put, path, body)).Refuses(HttpStatusCode.UnprocessableEntity, fields));

    [Theory]
    [InlineData("0")]
    [InlineData("new,open")]
    public Task Statuses_That_Are_Not_One_Word_Are_Refused(string status) => Story.Tell(async story =>
        (await story.Staff.Gets($"/api/tickets?status={status}")).Refuses(HttpStatusCode.UnprocessableEntity, "status"));

    [Fact]
    public Task Development_Tools_Refuse_What_They_Cannot_Do() => Story.Tell(async story =>
    {
        (await story.Stranger.Gets("/api/dev/queues/No_Queue")).Refuses(HttpStatusCode.UnprocessableEntity);
        (await story.Stranger.Gets("/api/dev/outbox?since=-9998-01-01T00:00:00Z")).Is(HttpStatusCode.OK);
    });
}
