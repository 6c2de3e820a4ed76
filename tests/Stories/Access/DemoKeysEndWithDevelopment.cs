using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Access;

/// <summary>A data directory that was first used in development, then in earnest.</summary>
public class DemoKeysEndWithDevelopment
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_Production_They_Open_Nothing_And_The_Tools_Are_Not_There()
    {
        using var disk = new TempDirectory();
        await using var providers = await Harness.Providers.StartAsync(TimeProvider.System);
        string session;
        using (var development = AppProcess.Start(disk.Path, ("DOTNET_ENVIRONMENT", "Development")))
        {
            using var http = await development.ListensAsync();
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/api/tickets"));
            session = await SignInAsync(http);
            Assert.Equal("/tickets", await PathOfTicketsAsync(http, session));
        }

        using var production = AppProcess.Start(disk.Path, [.. providers.Settings.Select(s => (s.Name.Replace(":", "__", StringComparison.Ordinal), s.Value))]);
        using var open = await production.ListensAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(open, "/api/tickets"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(open, "/api/dev/outbox"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(open, "/api/dev/clock"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(open, "/api/health"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(open, "/inbox"));
        Assert.Equal("/sign-in", await PathOfTicketsAsync(open, session));
    }

    /// <returns>The session's cookie.</returns>
    static async Task<string> SignInAsync(HttpClient http)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = http.BaseAddress };
        using var form = new FormUrlEncodedContent([new("key", "demo-staff")]);
        using var answer = await browser.PostAsync("/sign-in", form, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    /// <summary>Where somebody with this cookie lands who wants to see the tickets.</summary>
    static async Task<string> PathOfTicketsAsync(HttpClient http, string session)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = http.BaseAddress };
        browser.DefaultRequestHeaders.Add("Cookie", session);
        using var answer = await browser.GetAsync("/tickets", Cancellation);
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", "demo-staff");
        using var response = await http.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
