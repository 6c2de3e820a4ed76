using System.Buffers.Text;
using System.Text;
using Azure;

namespace SupportFlows.Adapters.AzureStorage;

/// <summary>
/// A row's ETag as callers see it: the commit that wrote it, and the service's own, on which the service decides. That one is a time; with the
/// commit in front no two are ever alike, and who replaces a row knows whose it was.
/// </summary>
readonly record struct RowETag(string Commit, ETag Service)
{
    /// <summary>Well formed, and of no row: the service is older than this time.</summary>
    static readonly ETag Never = new("W/\"datetime'1970-01-01T00%3A00%3A00.0000000Z'\"");

    /// <summary>Of a row that somebody else has written since: whoever changes by it is told so.</summary>
    public static RowETag Overwritten(string commit) => new(commit, Never);

    /// <summary>What no row ever had matches no row.</summary>
    public static RowETag Parse(string text) => text.Split('.') is [var commit, var service] && Base64Url.IsValid(service)
        ? new RowETag(commit, new ETag(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(service))))
        : new RowETag("", Never);

    public override string ToString() => $"{Commit}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Service.ToString("H")))}";
}
