using SupportFlows.Adapters.OpenId;
using SupportFlows.Orchestrations.Access;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Answers;

namespace SupportFlows.Functions.Access;

/// <summary>
/// Lets the staff in by its own issuer, under the rules of its tokens. One issuer alone signs in, so no answer can be taken for another's; customers, whose providers are many, come with keys
/// (ADR 17 and docs/security.md).
/// </summary>
public sealed class OrganisationSignIn(StaffSettings staff, OpenIdSignIn issuer, SignInAttempts attempts, People people, PublicUrl address)
{
    public const string ReturnPath = "/sign-in/organisation/callback";

    /// <param name="back">A path of ours.</param>
    /// <returns>Where to send the browser, and what it keeps meanwhile.</returns>
    /// <exception cref="SignInFailedException">Unreachable or NotSetUp.</exception>
    public async Task<(Uri To, string Kept)> BeginAsync(string back, CancellationToken cancellation)
    {
        var (attempt, kept) = attempts.Begin(back);
        return (await issuer.AddressAsync(attempt, ReturnAddress(), cancellation), kept);
    }

    /// <param name="attempt">That the browser kept; null: it began none, or too long ago.</param>
    /// <param name="state">That came back.</param>
    /// <exception cref="SignInFailedException">He is not signed in.</exception>
    public async Task<StaffMember> FinishAsync(SignInAttempt? attempt, string state, SignInAnswer answer, CancellationToken cancellation)
    {
        if (attempt is null)
        {
            throw new SignInFailedException(SignInFailure.Over, "this browser began no attempt, or too long ago");
        }

        if (!attempt.IsStateOf(state))
        {
            throw new SignInFailedException(SignInFailure.NotAsked, "the state is of another attempt");
        }

        var claims = await issuer.RedeemAsync(answer, attempt, ReturnAddress(), cancellation);
        return TokenCaller.OfStaff(claims, staff, await people.ListAsync(cancellation)) ?? throw new SignInFailedException(SignInFailure.NoRole, "its claims name none of our roles");
    }

    public SignInAttempt? Find(string? kept) => attempts.Find(kept);

    /// <summary>As registered at the issuer.</summary>
    string ReturnAddress() => address() + ReturnPath;
}
