using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Functions.Access;

namespace SupportFlows.Functions.OpenApi;

/// <summary>The API described, for programs and for people.</summary>
public static class OpenApiEndpoints
{
    /// <summary>Nothing but our own files runs on the page, and it talks to nobody but us.</summary>
    const string SecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static readonly Lazy<ETaggedFile> Document = new(() => new ETaggedFile(Media.Json, ApiDocument.Utf8));
    static readonly Lazy<ETaggedFile> Page = new(() => ETaggedFile.Embedded("docs.html", $"{Media.Html}; charset=utf-8"));
    static readonly Lazy<ETaggedFile> Script = new(() => ETaggedFile.Embedded("docs.js", $"{Media.Script}; charset=utf-8"));
    static readonly Lazy<ETaggedFile> Style = new(() => ETaggedFile.Embedded("docs.css", $"{Media.Style}; charset=utf-8"));

    /// <summary>This document, as OpenAPI 3.1.</summary>
    [Function("OpenApi"), AllowAnyone]
    [Answers<JsonElement>, Answers(304), Tagged]
    public static IResult Describe([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) => Document.Value.Answer(request);

    /// <summary>A page on which one reads this document and tries each operation.</summary>
    [Function("Docs"), AllowAnyone]
    [AnswersText(Media.Html), Answers(304), Tagged]
    public static IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.ContentSecurityPolicy = SecurityPolicy;
        return Page.Value.Answer(request);
    }

    /// <summary>The script of that page.</summary>
    [Function("DocsScript"), AllowAnyone]
    [AnswersText(Media.Script), Answers(304), Tagged]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs/docs.js")] HttpRequest request) => Script.Value.Answer(request);

    /// <summary>The style of that page.</summary>
    [Function("DocsStyle"), AllowAnyone]
    [AnswersText(Media.Style), Answers(304), Tagged]
    public static IResult Dress([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/docs/docs.css")] HttpRequest request) => Style.Value.Answer(request);
}
