using System.Security.Cryptography;
using System.Text;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>Messages that do not fit into the batch of their decision: many in one row, and no more than a row holds.</summary>
public static class Spill
{
    public const string Prefix = "spill-";

    const string AsidePrefix = "aside-";

    /// <summary>Together with the row's own end they become rows of one batch.</summary>
    const int MostMessages = 40;

    /// <summary>Characters: in the longest encoding two thirds of a row.</summary>
    const int MostText = 200_000;

    /// <returns>The content of each row. One message alone always fits: its text is limited where it is written.</returns>
    public static IReadOnlyList<string> Pack(IReadOnlyList<OutboxRow> messages)
    {
        var (packed, open, length) = (new List<string>(), new List<string>(), 0);
        foreach (var message in messages.Select(m => Json.Write(m)))
        {
            if (open.Count == MostMessages || (open.Count > 0 && length + message.Length > MostText))
            {
                packed.Add(Together(open));
                (open, length) = ([], 0);
            }

            open.Add(message);
            length += message.Length;
        }

        return open.Count == 0 ? packed : [.. packed, Together(open)];
    }

    /// <summary>Of the row that holds it while it is aside: the same content is the same row, so that a repeat leaves no other.</summary>
    public static string AsideKey(string content) => AsidePrefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <summary>The row that a spill row names in place of its messages; null when it has them itself.</summary>
    public static string? AsideOf(string content) => content.StartsWith('[') ? null : Json.Read<Aside>(content).Key;

    static string Together(IEnumerable<string> messages) => $"[{string.Join(',', messages)}]";
}

/// <param name="Key">Of the row that has the messages.</param>
public sealed record Aside(string Key);
