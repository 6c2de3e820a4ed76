using System.Net;
using System.Net.Http.Json;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

/// <summary>The app in production, on an empty store, started as an operator starts it for the first time.</summary>
public class OperatorsFirstKey
{
    const string Secret = "a-first-key-that-nobody-will-guess-0123456789";

    static readonly (string, string)[] Providers =
    [
        ("SupportFlows__LinkSecret", "a-link-secret-that-nobody-will-guess-0123456789"),
        ("SupportFlows__SendGrid__ApiKey", "SG.not-a-key"),
        ("SupportFlows__SendGrid__From", "support@vendor.example"),
        ("SupportFlows__Twilio__AccountSid", "AC00000000000000000000000000000000"),
        ("SupportFlows__Twilio__AuthToken", "not-a-token"),
        ("SupportFlows__Twilio__From", "+12025550100"),
        ("SupportFlows__PublicUrl", "https://support.example.com"),
    ];

    [Fact]
    public async Task First_Key_From_The_Settings_Makes_The_Others_And_No_Demo_Key_Is_Let_In()
    {
        using var disk = new TempDirectory();
        using var app = AppProcess.Start(disk.Path, [.. Providers, ("SupportFlows__BootstrapOperatorKey", Secret)]);
        using var http = await app.ListensAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await MakeKeyAsync(http, "demo-operator")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await MakeKeyAsync(http, Secret)).StatusCode);
    }

    [Fact]
    public async Task First_Key_That_Could_Be_Guessed_Is_Refused()
    {
        using var disk = new TempDirectory();
        using var app = AppProcess.Start(disk.Path, [.. Providers, ("SupportFlows__BootstrapOperatorKey", "let-me-in")]);

        var (code, error) = await app.EndsAsync();

        Assert.Equal(1, code);
        Assert.Contains("SupportFlows:BootstrapOperatorKey", error, StringComparison.Ordinal);
        Assert.DoesNotContain("let-me-in", error, StringComparison.Ordinal);
    }

    static Task<HttpResponseMessage> MakeKeyAsync(HttpClient http, string with)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/keys") { Content = JsonContent.Create(new { role = "operator", name = "Ops" }) };
        request.Headers.Authorization = new("Bearer", with);
        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
