using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Orchestrations.Tickets;

/// <summary>Makes an external id for a request that has none.</summary>
public delegate string NewId();

public static class TicketId
{
    const string Crockford = "0123456789abcdefghjkmnpqrstvwxyz";

    static readonly SearchValues<char> Digits = SearchValues.Create(Crockford);

    public static bool IsValid(string id) => id.Length == 17 && id[0] == 't' && !id.AsSpan(1).ContainsAnyExcept(Digits);

    /// <summary>The same for the same source and external id, so that a repeat meets the first one's row.</summary>
    public static string For(string source, string externalId)
    {
        // The length in front keeps ("a", "b:c") and ("a:b", "c") apart.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Length}:{source}:{externalId}"));
        var id = new StringBuilder("t", 17);
        for (int bit = 0; bit < 80; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            id.Append(Crockford[(pair >> (11 - (bit % 8))) & 31]);
        }

        return id.ToString();
    }
}
