using Microsoft.AspNetCore.Http;

namespace SupportFlows.Functions.Http;

/// <summary>Entity tags: quoted on the wire, bare within.</summary>
static class ETags
{
    /// <summary>The copy that the caller has in mind; null when he changes whatever is there.</summary>
    public static string? IfMatch(this HttpRequest request) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } tag and not "*" ? Bare(tag) : null;

    public static bool HasCopy(this HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.ToString().Split(',').Any(tag => Bare(tag) is var bare && (bare == etag || bare == "*"));

    public static void SetETag(this HttpResponse response, string etag) => response.Headers.ETag = $"\"{etag}\"";

    static string Bare(string tag)
    {
        var trimmed = tag.Trim();
        return (trimmed.StartsWith("W/", StringComparison.Ordinal) ? trimmed[2..] : trimmed).Trim('"');
    }
}
