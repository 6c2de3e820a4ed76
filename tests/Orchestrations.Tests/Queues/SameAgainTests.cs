using System.Text;
using SupportFlows.Orchestrations.Queues;

namespace SupportFlows.Orchestrations.Tests.Queues;

public class SameAgainTests
{
    [Theory]
    [InlineData("""{"subject":"结账 <down>"}""", """{"subject":"结账 <down>","externalId":"message:7"}""")]
    [InlineData("{}", """{"externalId":"message:7"}""")]
    [InlineData("""{"externalId":null,"a":1}""", """{"a":1,"externalId":"message:7"}""")]
    [InlineData("""{"ExternalID":" ","a":1}""", """{"a":1,"externalId":"message:7"}""")]
    public void Message_WithoutAnExternalId_IsNamedByTheParkedOne(string text, string named) => Assert.Equal(named, SameAgain.Of(text, "7"));

    [Theory]
    [InlineData("""{ "externalId": "a-1", "b": 2 }""")]
    [InlineData("""{"ExternalId":"a-1"}""")]
    [InlineData("""{"externalId":5}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("[1]")]
    [InlineData("not JSON")]
    [InlineData("")]
    public void Message_ThatIsNamedOrFilesNothing_StaysAsItIs(string text) => Assert.Equal(text, SameAgain.Of(text, "7"));

    [Fact]
    public void Message_WithNoRoomForIt_StaysAsItIs()
    {
        var text = $$"""{"a":"{{new string('x', SameAgain.Largest - 10)}}"}""";

        Assert.Equal(text, SameAgain.Of(text, "7"));
        Assert.True(Encoding.UTF8.GetByteCount(SameAgain.Of(text.Replace("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "", StringComparison.Ordinal), "7")) <= SameAgain.Largest);
    }
}
