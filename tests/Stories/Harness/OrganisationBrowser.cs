using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using SupportFlows.Fakes;

namespace SupportFlows.Stories.Harness;

/// <summary>A browser with cookies of its own, between the console and an issuer where its user signs in.</summary>
sealed class OrganisationBrowser(Story story, FakeIssuer issuer)
{
    readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>All the settings that it takes.</summary>
    public static (string Name, string Value)[] Settings(FakeIssuer issuer, string client, string? secret) =>
    [
        ("SupportFlows:PublicUrl", "https://support.vendor.example"),
        ("SupportFlows:Staff:Authority", issuer.Issuer), ("SupportFlows:Staff:Audience", "api-of-ours"),
        ("SupportFlows:Staff:SignIn:ClientId", client), ("SupportFlows:Staff:SignIn:Name", "Vendor 账号"), ("SupportFlows:Staff:SignIn:ClientSecret", secret ?? ""),
    ];

    /// <summary>What an observer of another browser would have taken.</summary>
    public OrganisationBrowser Copy()
    {
        var copy = new OrganisationBrowser(story, issuer);
        foreach (var (name, value) in cookies)
        {
            copy.cookies[name] = value;
        }

        return copy;
    }

    public async Task<Answer> Gets(string path, params (string Name, string Value)[] headers)
    {
        var answer = await story.Stranger.Gets(path, [("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"))), .. headers]);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
            if (set.Contains("1970", StringComparison.Ordinal))
            {
                cookies.Remove(pair[0]);
            }
        }

        return answer;
    }

    /// <summary>The button is pressed.</summary>
    /// <returns>Where the browser is sent.</returns>
    public async Task<Uri> Begins(string back = "/") => new((await Gets($"/sign-in/organisation?back={Uri.EscapeDataString(back)}")).LeadsTo());

    /// <summary>Its user signs in there.</summary>
    /// <returns>The path of the console to which it is sent back.</returns>
    public static async Task<string> SignsInAt(Uri address)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("https://support.vendor.example/sign-in/organisation/callback", answer.Headers.Location!.GetLeftPart(UriPartial.Path));
        return answer.Headers.Location.PathAndQuery;
    }

    /// <summary>There and back.</summary>
    public async Task<Answer> SignsIn(string back = "/") => await Gets(await SignsInAt(await Begins(back)));

    public static string CodeIn(string path) => QueryHelpers.ParseQuery(path[path.IndexOf('?', StringComparison.Ordinal)..])["code"].ToString();

    public string Session => cookies["supportflows-session"];

    /// <summary>What it keeps while its user is away.</summary>
    public string Attempt => cookies["supportflows-attempt"];
}
