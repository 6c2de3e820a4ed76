using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;

namespace SupportFlows.Domain.Trail;

/// <summary>Entries as links of a chain: whoever changes one has to change all that came after, and what was noted of them elsewhere.</summary>
public static class TrailChain
{
    /// <summary>What the very first entry holds on to.</summary>
    public static readonly string Start = new('0', 64);

    public static TrailEntry Seal(TrailEntry entry) => entry with { Hash = HashOf(entry) };

    /// <param name="entries">All of a day, in order.</param>
    /// <param name="last">Number and hash of the last one, as kept beside them; null: nothing is.</param>
    /// <param name="holds">Whether the day's first may hold on to this.</param>
    /// <returns>The first place where it does not hold; null: it holds.</returns>
    public static TrailBreak? Check(NodaTime.LocalDate day, IReadOnlyList<TrailEntry> entries, (int Number, string Hash)? last, Func<string, bool> holds)
    {
        foreach (var (entry, n) in entries.Select((e, n) => (e, n)))
        {
            if (entry.Number != n + 1 || entry.Day != day) return new TrailBreak(day, n + 1, "An entry is missing.");
            if (entry.Hash != HashOf(entry)) return new TrailBreak(day, entry.Number, "The entry is not as it was written.");
            if (!(n == 0 ? holds(entry.Before) : entry.Before == entries[n - 1].Hash)) return new TrailBreak(day, entry.Number, "The entry does not follow the one before it.");
        }

        return last is { } end && end == (entries.Count, entries is [.., var newest] ? newest.Hash : "")
            ? null
            : new TrailBreak(day, entries.Count + 1, "Entries are missing at the end.");
    }

    static string HashOf(TrailEntry entry)
    {
        string[] fields =
        [
            LocalDatePattern.Iso.Format(entry.Day), $"{entry.Number}", InstantPattern.ExtendedIso.Format(entry.At), entry.Act, entry.By, entry.ByName, entry.Subject, entry.Details, entry.Address, entry.Before,
        ];
        // Each with its length: what moves from one field into the next is another text.
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(fields.Select(f => $"{f.Length}:{f}\n")))));
    }
}
