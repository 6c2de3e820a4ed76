using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

public class StaffIsPut
{
    [Fact]
    public Task Person_Is_Put_And_Read_Back() => Story.Tell(async story =>
    {
        var person = new
        {
            name = "Nora Night", email = "nora@vendor.example", phone = "+12025550177", language = "en", timeZone = "Asia/Singapore",
            tier = "cloud-support-engineer", skills = new[] { "database" }, roles = new[] { "handler" },
        };

        var put = (await story.Operator.Puts("/api/people/nora", person)).Is(HttpStatusCode.OK);

        Assert.Equal("nora", (string?)put.Json["id"]);
        Assert.Equal(put.Text, (await story.Staff.Gets("/api/people/nora")).Is(HttpStatusCode.OK).Text);
    });
}
