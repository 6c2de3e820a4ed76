using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Orchestrations.Attachments;

public static class AttachmentId
{
    const int Digits = 24;

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(string id) => id.Length == Digits + 1 && id[0] == 'a' && !id.AsSpan(1).ContainsAnyExcept(Hex);

    /// <summary>The same for the same request, so that a repeat meets the first one's row.</summary>
    public static string For(string request) => "a" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))[..Digits];
}
