using System.Text;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Functions.Http;

namespace SupportFlows.Stories.Http;

public class JsonTextTests
{
    [Fact]
    public void Parse_Unknown_Properties_Are_Ignored() =>
        Assert.Equal("a", JsonText.Parse<TicketRequest>("""{"subject":"a","colour":"red"}"""u8).Subject);

    [Fact]
    public void Parse_Several_Wrong_Kinds_Names_Them_All()
    {
        var refusal = Refused("""{"subject":7,"severity":"urgent","contact":{"name":[],"email":true},"software":"vsftpd"}""", RefusalKind.Invalid);

        Assert.Equal(["contact.email", "contact.name", "severity", "software", "subject"], refusal.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Contains("business-critical", refusal.Errors.Single(e => e.Field == "severity").Reason, StringComparison.Ordinal);
        Assert.Equal("urgent", refusal.Errors.Single(e => e.Field == "severity").Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"subject\":1,\"subject\":2}")]
    [InlineData("{\"contact\":{\"name\":1,\"name\":2}}")]
    [InlineData("\u0000")]
    public void Parse_Not_An_Object_Is_Malformed(string text) => Refused(text, RefusalKind.Malformed);

    [Fact]
    public void Parse_Too_Deep_Is_Malformed() => Refused(string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100), RefusalKind.Malformed);

    [Theory]
    [InlineData("""{"subject":"\ud800"}""")]
    [InlineData("""{"contact":{"name":"a\udc00"}}""")]
    [InlineData("""{"\ud800":1}""")]
    public void Parse_Half_A_Surrogate_Pair_Is_Malformed_And_Says_Where(string text) =>
        Assert.Contains("at byte", Refused(text, RefusalKind.Malformed).Errors.Single().Reason, StringComparison.Ordinal);

    [Fact]
    public void Parse_Bytes_That_Are_Not_Utf8_Are_Malformed() =>
        Assert.Equal(RefusalKind.Malformed, Assert.Throws<RefusalException>(() => JsonText.Parse<TicketRequest>([.. "{\"subject\":\""u8, 0xff, .. "\"}"u8])).Kind);

    [Fact]
    public void Parse_Property_Named_Twice_Is_Said_Without_A_Place_That_Is_Not_Known() =>
        Assert.DoesNotContain("Line ,", Refused("""{"subject":"a","subject":"b"}""", RefusalKind.Malformed).Errors.Single().Reason, StringComparison.Ordinal);

    [Fact]
    public void Parse_Random_Text_Is_Refused_Or_Read() =>
        CsCheck.Check.Sample(CsCheck.Gen.String, text =>
        {
            try
            {
                JsonText.Parse<TicketRequest>(Encoding.UTF8.GetBytes(text));
            }
            catch (RefusalException)
            {
                // Refusing is an answer; anything else escapes and fails.
            }
        });

    static RefusalException Refused(string text, RefusalKind kind)
    {
        var refusal = Assert.Throws<RefusalException>(() => JsonText.Parse<TicketRequest>(Encoding.UTF8.GetBytes(text)));
        Assert.All(refusal.Errors, error => Assert.NotEmpty(error.Field));
        Assert.Equal(kind, refusal.Kind);
        return refusal;
    }
}
