using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>Spreads what spans all customers over 16 partitions, so that none gets hot.</summary>
static class Buckets
{
    public static readonly IReadOnlyList<string> All = [.. Enumerable.Range(0, 16).Select(n => n.ToString("x"))];

    public static string Of(string id) => All[SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] & 15];
}
