using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace SupportFlows.Stories.Harness;

/// <summary>Somebody in front of the console, signed in, without script.</summary>
sealed partial class Visitor
{
    readonly Party browser;
    readonly (string, string)[] cookies;
    readonly string token;

    Visitor(Party browser, string session, string token) => (this.browser, cookies, this.token) = (browser, [("Cookie", session)], token);

    public static async Task<Visitor> SignsInAsync(Story story, string key)
    {
        var (session, token) = await SessionOfAsync(story, key);
        return new Visitor(story.Stranger, session, token);
    }

    /// <summary>The cookie of a session, and what its forms carry.</summary>
    public static async Task<(string Cookie, string Token)> SessionOfAsync(Story story, string key)
    {
        var answer = (await story.Stranger.Sends(HttpMethod.Post, "/sign-in", Form([("key", key)]))).Is(HttpStatusCode.SeeOther);
        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("supportflows-session=", StringComparison.Ordinal)).Split(';')[0];
        var page = (await story.Stranger.Gets("/preferences", ("Cookie", session))).Is(HttpStatusCode.OK);
        return (session, Token().Match(page.Text).Groups[1].Value);
    }

    public async Task<Answer> Opens(string path) => (await Gets(path)).Is(HttpStatusCode.OK);

    public Task<Answer> Gets(string path) => browser.Gets(path, cookies);

    public Task<Answer> Sends(HttpMethod method, string path, string body) =>
        browser.Sends(method, path, method == HttpMethod.Get ? null : $"{Form([("token", token)])}&{body}", cookies);

    /// <summary>A form of the page, named <c>form</c>, sent as a browser would.</summary>
    public Task<Answer> Posts(string path, params (string Name, string Value)[] fields) => Sends(HttpMethod.Post, path, Form(fields));

    /// <summary>A form with a file, sent as a browser would.</summary>
    public Task<Answer> Uploads(string path, string fileName, string text, params (string Name, string Value)[] fields) =>
        browser.Uploads(path, Multipart([("token", token), .. fields], fileName, text), cookies);

    public Task<Answer> UploadsWithoutToken(string path, string fileName, string text) => browser.Uploads(path, Multipart([], fileName, text), cookies);

    public Task<Answer> SendsWithoutToken(string path) => browser.Sends(HttpMethod.Post, path, "", cookies);

    static StringContent Multipart(IEnumerable<(string Name, string Value)> fields, string fileName, string text)
    {
        var parts = fields.Select(f => $"--b\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{f.Value}\r\n");
        var content = new StringContent($"{string.Concat(parts)}--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--b--\r\n");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    static string Form(IEnumerable<(string Name, string Value)> fields) => string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));

    [GeneratedRegex("name=\"token\" value=\"([0-9a-f]+)\"")]
    private static partial Regex Token();
}
