using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Functions.Http;

/// <summary>A small page of the web without script, for a phone at night. Whatever somebody wrote is text in it.</summary>
static class SmallPage
{
    const string Style =
        """
        :root{color-scheme:light dark}
        body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:36rem;padding:1.5rem;color:#1a1a1a;background:#fff}
        h1{font-size:1.5rem;overflow-wrap:anywhere}
        h2{font-size:1.25rem}
        p,td,th,dd{overflow-wrap:anywhere}
        .happened{border-left:.375rem solid #0b5fa5;padding:.25rem 1rem;font-weight:600}
        button{display:block;width:100%;min-height:3.5rem;margin:.75rem 0;font:inherit;font-weight:600;border:2px solid #0b5fa5;border-radius:.5rem;background:#fff;color:#0b5fa5}
        button.first{background:#0b5fa5;color:#fff}
        button:focus-visible,textarea:focus-visible,input:focus-visible{outline:.25rem solid #b45309;outline-offset:.125rem}
        textarea{display:block;box-sizing:border-box;width:100%;min-height:6rem;margin:.25rem 0 .75rem;padding:.5rem;font:inherit;color:inherit;background:inherit;border:2px solid #767676;border-radius:.5rem}
        label.line{display:flex;align-items:center;gap:.75rem;min-height:3rem}
        input[type=radio]{width:1.5rem;height:1.5rem}
        fieldset{border:0;margin:0;padding:0}
        dt{font-weight:600}
        dd{margin:0 0 .5rem}
        table{border-collapse:collapse;width:100%;font-size:1rem}
        th,td{text-align:left;vertical-align:top;padding:.375rem .5rem .375rem 0;border-bottom:1px solid #c8c8c8}
        @media(prefers-color-scheme:dark){body{color:#f2f2f2;background:#121212}.happened{border-color:#7cc0ff}button{background:#121212;color:#9bd0ff;border-color:#9bd0ff}button.first{background:#9bd0ff;color:#121212}th,td{border-color:#555}textarea{border-color:#9a9a9a}}
        @media print{body{max-width:none;font-size:.75rem}}
        """;

    /// <summary>Only this style, only a form that comes back here; nothing else is loaded or run.</summary>
    public static readonly string SecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="main">Markup: everything in it that somebody wrote has gone through <see cref="Text"/>.</param>
    public static string Of(string language, string title, string main) =>
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

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>What came of what was done here; nothing when it was only looked at.</summary>
    public static string Happened(string? said) => said is null ? "" : $"""<p class="happened" role="status">{Text(said)}</p>""";

    public static string Button(string name, string value, string words, bool isFirst = false) =>
        $"""<button name="{name}" value="{value}"{(isFirst ? " class=\"first\"" : "")}>{Text(words)}</button>""";
}
