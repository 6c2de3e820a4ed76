using System.Text;
using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

public class ExternalIdTests
{
    static string? Read(string body) => FormMapping.Read(FormFixture.Source("generic"), "application/json", Encoding.UTF8.GetBytes(body)).ExternalId;

    [Fact]
    public void ExternalId_Absent_IsMadeOfTheBody_SoThatARepeatIsRecognised()
    {
        const string Body = """{"subject":"a","description":"b","severity":"general","contact":{"email":"a@b.example"}}""";

        Assert.Equal(Read(Body), Read(Body));
        Assert.NotEqual(Read(Body), Read(Body.Replace("\"b\"", "\"c\"")));
        Assert.StartsWith("sha256-", Read(Body));
    }

    [Fact]
    public void ExternalId_Number_IsTakenAsText() =>
        Assert.Equal("4711", Read("""{"externalId":4711,"subject":"a","description":"b","severity":"general","contact":{"email":"a@b.example"}}"""));
}
