using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SupportFlows.Orchestrations.Access;

/// <summary>Somebody is on his way to his organisation, to sign in.</summary>
/// <param name="State">Comes back with him: he was sent by this browser, and by us.</param>
/// <param name="Nonce">Comes back in the token: it was made for this attempt.</param>
/// <param name="Verifier">Shown to the provider alone, when the code is redeemed: who has only seen the code cannot (RFC 7636).</param>
/// <param name="Back">Where he goes on to: a path of ours.</param>
public sealed record SignInAttempt(string State, string Nonce, string Verifier, string Back)
{
    /// <summary>What the provider is told of the verifier beforehand (S256).</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public bool IsStateOf(string state) => Same(State, state);

    public bool IsNonceOf(string? nonce) => Same(Nonce, nonce ?? "");

    public override string ToString() => Back;

    static bool Same(string ours, string theirs) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs));
}
