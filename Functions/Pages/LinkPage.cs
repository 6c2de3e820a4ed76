using System.Net;
using System.Security.Cryptography;
using System.Text;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Pages;

/// <summary>A small page of the web without script, for a phone at night. Whatever a customer wrote is text in it.</summary>
static class LinkPage
{
    const string Style =
        """
        :root{color-scheme:light dark}
        body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:36rem;padding:1.5rem;color:#1a1a1a;background:#fff}
        h1{font-size:1.5rem;overflow-wrap:anywhere}
        .happened{border-left:.375rem solid #0b5fa5;padding:.25rem 1rem;font-weight:600;overflow-wrap:anywhere}
        button{display:block;width:100%;min-height:3.5rem;margin:.75rem 0;font:inherit;font-weight:600;border:2px solid #0b5fa5;border-radius:.5rem;background:#fff;color:#0b5fa5}
        button.first{background:#0b5fa5;color:#fff}
        button:focus-visible{outline:.25rem solid #b45309;outline-offset:.125rem}
        @media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#121212}.happened{border-color:#7cc0ff}button{background:#121212;color:#9bd0ff;border-color:#9bd0ff}button.first{background:#9bd0ff;color:#121212}}
        """;

    /// <summary>Only this style, only a form that comes back here; nothing else is loaded or run.</summary>
    public static readonly string SecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static string Of(LinkView view)
    {
        var words = LinkWords.Of(view.Language);
        var happened = view.Happened is { } said ? $"""<p class="happened" role="status">{Text(said)}</p>""" : "";
        return Whole(
            words.Language,
            view.Subject,
            $"""
            <h1>{Text(view.Subject)}</h1>
            {happened}
            {string.Concat(view.State.Split('\n').Select(line => $"<p>{Text(line)}</p>"))}
            {Buttons(view.Status, words)}
            """);
    }

    /// <summary>In both languages: whose link it was is not known.</summary>
    public static string Refused() => Whole(
        "en",
        "This link does not work",
        """
        <h1>This link does not work</h1>
        <p>It has expired, or a part of it is missing. Links work for 24 hours. Answer the text message or the call instead, or open the newest message.</p>
        <p lang="zh-Hans">此链接已失效或不完整。链接有效期为24小时。请回复短信或电话，或打开最新的通知。</p>
        """);

    /// <summary>A closed page asks for nothing; one that somebody has, not for another acknowledgement.</summary>
    static string Buttons(PageStatus status, LinkWords words) => status is PageStatus.Closed ? "" :
        $"""
        <form method="post" aria-label="{Text(words.Actions)}">
        {(status is PageStatus.Triggered ? Button("acknowledge", words.Acknowledge, " class=\"first\"") : "")}
        {Button("escalate", words.Escalate)}
        {Button("close", words.Close)}
        </form>
        """;

    static string Button(string action, string words, string kind = "") => $"""<button name="action" value="{action}"{kind}>{Text(words)}</button>""";

    static string Whole(string language, string title, string main) =>
        $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>{Text(title)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <main>
        {main}
        </main>
        </body>
        </html>
        """;

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
