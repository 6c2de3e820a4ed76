using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Domain.Text;

static class Hash
{
    /// <summary>The same on every machine and for ever: twelve hex digits, enough for the few recipients or candidates of one ticket.</summary>
    public static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
