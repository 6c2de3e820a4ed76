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
    public Task Customer_Naming_Another_Account_Is_Refused() => Story.Tell(async story =>
        (await story.Customer("demo-basic").Posts("/api/tickets", """{"accountId":"demo-enterprise"}""")).Refuses(HttpStatusCode.Forbidden, "accountId"));
}
