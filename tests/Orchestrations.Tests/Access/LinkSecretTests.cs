using NodaTime;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.Tests.Access;

public class LinkSecretTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);
    static readonly LinkSecret Secret = new("0123456789-0123456789-0123456789");

    [Fact]
    public void What_Was_Sealed_Opens_Until_It_Expires()
    {
        var token = Secret.Seal("calendar", Now + Duration.FromHours(1), "demo", "olga");

        Assert.Equal(["demo", "olga"], Secret.Open("calendar", token, Now));
        Assert.Null(Secret.Open("calendar", token, Now + Duration.FromHours(1)));
    }

    [Fact]
    public void Seal_For_One_Purpose_Opens_No_Other_And_Another_Secret_Opens_Nothing()
    {
        var token = Secret.Seal("calendar", Now + Duration.FromHours(1), "demo");

        Assert.Null(Secret.Open("page", token, Now));
        Assert.Null(new LinkSecret("9876543210-9876543210-9876543210").Open("calendar", token, Now));
    }

    [Fact]
    public void Every_Changed_Character_Breaks_The_Seal()
    {
        var token = Secret.Seal("calendar", Now + Duration.FromHours(1), "demo", "olga");

        // The last character of base64 holds bits that say nothing: it is not part of the question.
        for (var at = 0; at < token.Length - 1; at++)
        {
            var changed = $"{token[..at]}{(token[at] == 'A' ? 'B' : 'A')}{token[(at + 1)..]}";
            Assert.Null(Secret.Open("calendar", changed, Now));
        }
    }

    [Theory, InlineData(""), InlineData("."), InlineData("a.b.c"), InlineData("%.%"), InlineData("bnVsbA.bnVsbA")]
    public void What_Is_No_Token_Opens_Nothing(string text) => Assert.Null(Secret.Open("calendar", text, Now));
}
