using System.Text;
using System.Text.RegularExpressions;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Adapters;

/// <summary>What every row store refuses, so that what works on one works on the other (those of Azure Tables).</summary>
static partial class RowLimits
{
    public const int Changes = 100;
    public const int KeyLength = 512;
    public const int ContentBytes = 900 * 1024;

    /// <summary>Of a commit's rows together: as base64, with the longest keys and all that goes around them, within the 4 MiB of a request.</summary>
    public const int CommitBytes = 1536 * 1024;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Check(string table, string partition)
    {
        if (!TableName().IsMatch(table))
        {
            throw new ArgumentException($"Table name '{table}' is refused: it must be 3 to 63 letters and digits, and start with a letter.");
        }

        CheckKey("Partition", partition);
    }

    public static void Check(RowAddress address)
    {
        Check(address.Table, address.Partition);
        CheckKey("Key", address.Key);
    }

    public static void Check(RowRange range)
    {
        Check(range.Table, range.Partition);
        if (range.Take < 1)
        {
            throw new ArgumentException($"Take {range.Take} is refused: ask for at least one row.");
        }
    }

    public static void Check(string table, string partition, IReadOnlyList<RowChange> changes)
    {
        Check(table, partition);
        if (changes.Count > Changes)
        {
            throw new ArgumentException($"A commit of {changes.Count} changes to '{table}' is refused: at most {Changes} fit. Split it so that each part is right on its own.");
        }

        var (seen, bytes) = (new HashSet<string>(changes.Count, StringComparer.Ordinal), 0);
        foreach (var change in changes)
        {
            CheckKey("Key", change.Key);
            bytes += CheckContent(change);
            if (!seen.Add(change.Key))
            {
                throw new ArgumentException($"Key '{change.Key}' comes twice in one commit to '{table}': change each row once.");
            }
        }

        if (bytes > CommitBytes)
        {
            throw new ArgumentException($"A commit of {bytes} bytes to '{table}' is refused: at most {CommitBytes} fit. Split it so that each part is right on its own.");
        }
    }

    /// <summary>Whether a row can have this key at all: what somebody made up may not be asked for.</summary>
    public static bool IsKey(string key) => KeyFault(key) is null;

    static void CheckKey(string what, string key)
    {
        if (KeyFault(key) is { } fault)
        {
            throw new ArgumentException($"{what} '{key}' is refused: {fault}");
        }
    }

    static string? KeyFault(string key)
    {
        if (key.Length is 0 or > KeyLength)
        {
            return $"it has {key.Length} characters, and 1 to {KeyLength} are allowed.";
        }

        foreach (var character in key)
        {
            if (character is '/' or '\\' or '#' or '?' || char.IsControl(character))
            {
                return $"it holds U+{(int)character:X4}. / \\ # ? and control characters are not allowed; encode them.";
            }
        }

        return TryBytes(key, out _, out var lone) ? null : HalfPair(lone);
    }

    static int CheckContent(RowChange change)
    {
        var content = change switch
        {
            RowChange.Insert insert => insert.Content,
            RowChange.Replace replace => replace.Content,
            RowChange.Upsert upsert => upsert.Content,
            _ => "",
        };
        var bytes = Bytes("The content of row", change.Key, content);
        if (bytes > ContentBytes)
        {
            throw new ArgumentException($"The content of row '{change.Key}' is refused: {bytes} bytes of UTF-8, and at most {ContentBytes} fit. Keep large texts as attachments.");
        }

        if (content.Contains('\0'))
        {
            throw new ArgumentException($"The content of row '{change.Key}' is refused: it holds U+0000, which JSON text cannot.");
        }

        return bytes;
    }

    static int Bytes(string what, string key, string text) =>
        TryBytes(text, out var bytes, out var lone) ? bytes : throw new ArgumentException($"{what} '{key}' is refused: {HalfPair(lone)}");

    static string HalfPair(int at) => $"it holds half a surrogate pair at position {at}, which UTF-8 cannot carry.";

    static bool TryBytes(string text, out int bytes, out int lone)
    {
        (bytes, lone) = (0, 0);
        try
        {
            bytes = Strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException half)
        {
            lone = half.Index;
            return false;
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,62}$")]
    private static partial Regex TableName();
}
