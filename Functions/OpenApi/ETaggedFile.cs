using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using SupportFlows.Functions.Http;

namespace SupportFlows.Functions.OpenApi;

/// <summary>Something that is the same for as long as the build is: whoever has it asks whether it still is, and is not sent it again.</summary>
sealed class ETaggedFile(string contentType, ReadOnlyMemory<byte> content)
{
    readonly string etag = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..32];

    /// <param name="name">Of a file of the page, in the app itself.</param>
    public static ETaggedFile Embedded(string name, string contentType)
    {
        using var stream = typeof(ETaggedFile).Assembly.GetManifestResourceStream($"SupportFlows.Functions.OpenApi.Page.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the app.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new ETaggedFile(contentType, copy.ToArray());
    }

    public IResult Answer(HttpRequest request)
    {
        var response = request.HttpContext.Response;
        response.SetETag(etag);
        response.Headers.CacheControl = "no-cache";
        return request.HasCopy(etag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(content, contentType);
    }
}
