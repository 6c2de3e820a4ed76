using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace SupportFlows.Domain.OnCall;

/// <summary>
/// The code by which somebody shows that a contact method reaches him. It is kept nowhere but in the message: it is computed, each time it is needed, from a
/// secret over the person, the method, its address and the instant at which it was asked for. So who reads the store learns nothing, and a decision that died
/// half-way sends the same code when it is made again.
/// </summary>
/// <param name="hash">Keyed: the same for the same text, and not to be guessed without the secret. Another secret makes every code that is on its way a wrong one.</param>
public sealed class ContactCode(Func<string, byte[]> hash)
{
    public static readonly Duration Valid = Duration.FromMinutes(15);

    /// <summary>Wrong ones typed in; then another code must be asked for.</summary>
    public const int Tries = 5;

    /// <summary>Between two codes to one method.</summary>
    public static readonly Duration Between = Duration.FromMinutes(1);

    const int Codes = 1_000_000;

    /// <summary>Six digits.</summary>
    public string Of(string personId, ContactMethod method, Instant sentAt)
    {
        var hashed = hash($"{personId}\n{method.Id}\n{method.Address}\n{sentAt.ToUnixTimeTicks()}");
        return $"{BinaryPrimitives.ReadUInt64BigEndian(hashed) % Codes:D6}";
    }

    internal bool IsRight(string personId, ContactMethod method, Instant sentAt, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(personId, method, sentAt)), Encoding.UTF8.GetBytes(typed));
}
