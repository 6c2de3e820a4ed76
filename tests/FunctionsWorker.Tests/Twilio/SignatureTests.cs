using System.Security.Cryptography;
using System.Text;
using Twilio.Security;

namespace SupportFlows.FunctionsWorker.Tests.Twilio;

/// <summary>The worked example of Twilio's public documentation on security, and what must not pass.</summary>
public sealed class SignatureTests
{
    const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const string Signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";

    readonly RequestValidator validator = new("12345");

    readonly Dictionary<string, string> form = new()
    {
        ["To"] = "+18005551212",
        ["CallSid"] = "CA1234567890ABCDE",
        ["From"] = "+14158675309",
        ["Caller"] = "+14158675309",
        ["Digits"] = "1234",
    };

    [Fact]
    public void Example_OfTheDocumentation_IsGenuine() => Assert.True(validator.Validate(Url, form, Signature));

    [Theory]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com:1234/myapp.php?foo=1&bar=2")]
    public void Address_WithAPortThatWasNotSigned_IsGenuineToo(string url) => Assert.True(validator.Validate(url, form, Signature));

    [Fact]
    public void Request_ChangedAnywhere_IsNot()
    {
        Assert.False(validator.Validate(Url + "3", form, Signature));
        Assert.False(validator.Validate(Url, form, "RSOYDt4T1cUTdK1PDd93/VVr8B9="));
        Assert.False(new RequestValidator("12346").Validate(Url, form, Signature));
        form["Digits"] = "12345";
        Assert.False(validator.Validate(Url, form, Signature));
    }

    [Fact]
    public void Body_SignedByItsHashInTheAddress_IsGenuineOnlyAsItWas()
    {
        const string body = """{"property": "value", "boolean": true}""";
        var url = $"https://example.com:8443/hook?bodySHA256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}";
        var signature = Sign(url);

        Assert.True(validator.Validate(url, body, signature));
        Assert.False(validator.Validate(url, body + " ", signature));
        Assert.False(validator.Validate("https://example.com:8443/hook", body, Sign("https://example.com:8443/hook")));
    }

    [Theory]
    [InlineData("https://user:word@example.com/a:b?c=1:2")]
    [InlineData("https://[2001:db8::1]/a")]
    [InlineData("http://example.com")]
    public void Address_SignedWithItsDefaultPort_IsGenuineWithoutIt(string url)
    {
        var uri = new Uri(url);
        var withPort = url.Replace(uri.Authority, $"{uri.Authority}:{uri.Port}", StringComparison.Ordinal);

        Assert.True(validator.Validate(url, new Dictionary<string, string>(), Sign(withPort)));
        Assert.False(validator.Validate(url, new Dictionary<string, string>(), Sign(withPort + "/")));
    }

    static string Sign(string text)
    {
#pragma warning disable CA5350 // The provider's choice.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes("12345"), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
    }
}
