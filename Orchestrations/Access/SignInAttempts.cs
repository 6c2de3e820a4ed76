using System.Buffers.Text;
using System.Text;
using NodaTime;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Access;

/// <summary>
/// Attempts to sign in, each kept by the browser that began it: a sealed seed, of which everything else is made under our secret. So strangers who begin a thousand of them write nothing, and
/// whoever reads the cookie has neither the state nor the verifier.
/// </summary>
public sealed class SignInAttempts(LinkSecret secret, NewId newId, TimeProvider time)
{
    public static readonly Duration Lasts = Duration.FromMinutes(10);

    const string Purpose = "sign-in-attempt";

    /// <returns>The attempt, and what its browser keeps.</returns>
    public (SignInAttempt Attempt, string Kept) Begin(string back)
    {
        var seed = newId() + newId();
        return (Of(seed, back), secret.Seal(Purpose, time.GetCurrentInstant() + Lasts, seed, back));
    }

    /// <returns>Null: the browser began none, or too long ago.</returns>
    public SignInAttempt? Find(string? kept) =>
        kept is not null && secret.Open(Purpose, kept, time.GetCurrentInstant()) is [var seed, var back] ? Of(seed, back) : null;

    SignInAttempt Of(string seed, string back) => new(Derived("state", seed), Derived("nonce", seed), Derived("verifier", seed), back);

    /// <summary>43 characters, which is what RFC 7636 asks of a verifier.</summary>
    string Derived(string what, string seed) => Base64Url.EncodeToString(secret.Hash($"{Purpose}-{what}", Encoding.UTF8.GetBytes(seed)));
}
