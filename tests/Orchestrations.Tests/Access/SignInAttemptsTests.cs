using System.Globalization;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.Tests.Access;

public class SignInAttemptsTests
{
    readonly SetClock time = new();
    int ids;

    [Fact]
    public void Challenge_Is_That_Of_The_Standard_s_Example() =>
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", new SignInAttempt("", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/").Challenge);

    [Fact]
    public void What_The_Browser_Kept_Is_The_Same_Attempt_For_Ten_Minutes()
    {
        var attempts = Attempts();
        var (attempt, kept) = attempts.Begin("/tickets");

        Assert.Equal(attempt, attempts.Find(kept));
        time.Now += SignInAttempts.Lasts.ToTimeSpan();
        Assert.Null(attempts.Find(kept));
    }

    [Fact]
    public void No_Two_Parts_And_No_Two_Attempts_Are_The_Same()
    {
        var attempts = Attempts();
        var (one, other) = (attempts.Begin("/").Attempt, attempts.Begin("/").Attempt);

        string[] parts = [one.State, one.Nonce, one.Verifier, other.State, other.Nonce, other.Verifier];
        Assert.Equal(parts.Length, parts.Distinct().Count());
        Assert.All(parts, part => Assert.Equal(43, part.Length));
        Assert.False(one.IsStateOf(other.State));
        Assert.False(one.IsNonceOf(null));
    }

    [Fact]
    public void What_Was_Not_Sealed_Here_Is_No_Attempt()
    {
        var attempts = Attempts();

        Assert.All([null, "", "a.b", Attempts("another-secret-another-secret-another").Begin("/").Kept], kept => Assert.Null(attempts.Find(kept)));
    }

    SignInAttempts Attempts(string secret = "0123456789-0123456789-0123456789") => new(new LinkSecret(secret), () => (++ids).ToString("x32", CultureInfo.InvariantCulture), time);

    sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
