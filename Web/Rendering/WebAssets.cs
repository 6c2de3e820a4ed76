using System.Collections.Frozen;
using System.Security.Cryptography;

namespace SupportFlows.Web.Rendering;

/// <param name="ETag">Of the content: an asset is asked for by it, and may be kept for ever.</param>
public sealed record WebAsset(byte[] Content, string MediaType, string ETag);

/// <summary>The style and the script of the console. Nothing is loaded from anywhere else.</summary>
public static class WebAssets
{
    const string Folder = "Assets/";

    static readonly Dictionary<string, string> MediaTypes = new()
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    static readonly FrozenDictionary<string, WebAsset> All = typeof(WebAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], Read);

    public static WebAsset? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>The address of an asset in its present form.</summary>
    public static string Address(string name) => $"/assets/{name}?v={All[name].ETag}";

    static WebAsset Read(string resource)
    {
        using var stream = typeof(WebAssets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new WebAsset(content, MediaTypes[Path.GetExtension(resource)], Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }
}
