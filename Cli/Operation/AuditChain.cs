using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SupportFlows.Client;

namespace SupportFlows.Cli.Operation;

/// <summary>
/// Follows the audit trail from entry to entry and computes every hash itself: whoever serves the trail need not be believed. What was there before the first entry, and whether entries are
/// missing after the last, can only be told by an entry that was kept elsewhere.
/// </summary>
sealed class AuditChain
{
    readonly HashSet<string> today = new(StringComparer.Ordinal);

    public AuditEntry? Last { get; private set; }

    public int Count { get; private set; }

    /// <summary>The next entry.</summary>
    /// <returns>What is wrong with it; null: nothing.</returns>
    public AuditBreak? Add(AuditEntry entry)
    {
        var wrong = Check(entry);
        if (Last?.Day != entry.Day)
        {
            today.Clear();
        }

        today.Add(entry.Hash);
        (Last, Count) = (entry, Count + 1);
        return wrong is null ? null : new AuditBreak(entry.Day, entry.Number, wrong);
    }

    string? Check(AuditEntry entry)
    {
        if (entry.Hash != HashOf(entry))
        {
            return "The entry is not as it was written.";
        }

        if (Last is null)
        {
            return null;
        }

        if (Last.Day == entry.Day)
        {
            return entry.Number != Last.Number + 1 ? "Entries before it are missing." : entry.Before != Last.Hash ? "The entry does not follow the one before it." : null;
        }

        // An entry whose clock was behind may have come to the day before later than the first of this day. Of the first day that was asked for, the beginning may not have been.
        var isWhole = today.Count == Last.Number;
        return entry.Number != 1 ? "Entries before it are missing." : isWhole && !today.Contains(entry.Before) ? "The entry does not follow one of the day before." : null;
    }

    static string HashOf(AuditEntry entry)
    {
        string[] fields =
        [
            entry.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), entry.Number.ToString(CultureInfo.InvariantCulture),
            entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
            entry.Act, entry.By, entry.ByName, entry.Subject, entry.Details, entry.Address, entry.Before,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => $"{f.Length}:{f}\n")))));
    }
}
