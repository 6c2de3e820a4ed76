using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SupportFlows.Adapters.OpenId;
using SupportFlows.Fakes;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Adapters.Tests.OpenId;

/// <summary>What an issuer can do to somebody who comes back from it with a code.</summary>
public sealed class OpenIdSignInTests : IAsyncLifetime
{
    const string Back = "https://support.vendor.example/sign-in/organisation/callback";

    static readonly SignInAttempt Attempt = new("state", "nonce", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/");

    readonly SetClock clock = new(Instant.FromUtc(2026, 3, 2, 9, 0));
    TestApp? app;
    FakeIssuer? issuer;

    FakeIssuer Issuer => issuer!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync(clock);
        app = new TestApp("Development", [], time: clock);
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("s3cret~ +&%", false)]
    [InlineData("s3cret~ +&%", true)]
    public async Task Code_IsRedeemed_AsTheIssuerWantsTheSecret(string? secret, bool inForm)
    {
        (Issuer.SignIn.ClientSecret, Issuer.SignIn.TakesSecretInForm, Issuer.SignIn.Claims) = (secret, inForm, [("roles", "SupportFlows.Staff")]);

        var claims = await SignInAsync(SignIn(secret));

        Assert.Equal("SupportFlows.Staff", claims.One("roles"));
    }

    [Fact]
    public async Task Code_IsGoodOnce_AndWithItsVerifierAlone()
    {
        var signIn = SignIn();
        var code = await CodeAsync(signIn);

        await FailsAsync(SignInFailure.Over, () => RedeemAsync(signIn, code, Attempt with { Verifier = "another-verifier-another-verifier-another-1" }));
        code = await CodeAsync(signIn);
        await RedeemAsync(signIn, code, Attempt);
        await FailsAsync(SignInFailure.Over, () => RedeemAsync(signIn, code, Attempt));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("unsigned")]
    [InlineData("key")]
    [InlineData("signature")]
    [InlineData("expired")]
    [InlineData("azp")]
    [InlineData("none")]
    public async Task IdToken_ThatDoesNotHold_IsNotBelieved(string fault)
    {
        Issuer.SignIn.Forges = (client, nonce) => fault switch
        {
            "nonce" => Issuer.Token(client, ("nonce", "of another attempt")),
            "audience" => Issuer.Token("the-api", ("nonce", nonce)),
            "issuer" => Issuer.Token(client, ("nonce", nonce), ("iss", "https://login.evil.example")),
            "unsigned" => Issuer.Sign("none", "rsa", client, ("nonce", nonce)),
            "key" => Issuer.Sign("ES256", "unknown", client, ("nonce", nonce)),
            "signature" => Issuer.Sign("ES256", "rsa", client, ("nonce", nonce)),
            "expired" => Issuer.Token(client, ("nonce", nonce), ("exp", clock.Now.ToUnixTimeSeconds() - 61)),
            "azp" => Issuer.Token(client, ("nonce", nonce), ("azp", "another-client")),
            _ => "no token at all",
        };

        await FailsAsync(SignInFailure.NotBelieved, () => SignInAsync(SignIn()));
    }

    [Theory]
    [InlineData(200, "<html>Sign in to the airport's network</html>", SignInFailure.Unreachable)]
    [InlineData(200, "null", SignInFailure.Unreachable)]
    [InlineData(200, """{"access_token":"opaque"}""", SignInFailure.Unreachable)]
    [InlineData(302, "", SignInFailure.Unreachable)]
    [InlineData(429, """{"error":"slow_down"}""", SignInFailure.Unreachable)]
    [InlineData(400, """{"error":"invalid_grant"}""", SignInFailure.Over)]
    [InlineData(401, """{"error":"invalid_client"}""", SignInFailure.NotSetUp)]
    [InlineData(400, """{"error":"invalid_scope"}""", SignInFailure.NotSetUp)]
    public async Task TokenEndpoint_ThatAnswersSomethingElse_SignsNobodyIn(int status, string text, SignInFailure failure)
    {
        Issuer.SignIn.Rubbish = (status, text);

        await FailsAsync(failure, () => SignInAsync(SignIn()));
    }

    [Fact]
    public async Task TokenEndpoint_ThatIsBrokenOrNeverEnds_IsAskedOnce()
    {
        var signIn = SignIn();
        Issuer.On(FakeIssuer.Tokens).Next(Behaviour.ServerError);
        await FailsAsync(SignInFailure.Unreachable, () => SignInAsync(signIn));

        Issuer.SignIn.Rubbish = (200, new string(' ', 100_000));
        await FailsAsync(SignInFailure.Unreachable, () => SignInAsync(signIn));
        Assert.Equal(2, Issuer.Requests.Count(r => r.Recipient == FakeIssuer.Tokens));
    }

    [Fact]
    public async Task TokenEndpoint_ThatHoldsItsAnswer_IsNotWaitedFor()
    {
        // Of the real clock: the test waits so long, and no longer on a slow machine, where whatever is late has the same end.
        await using var impatient = new TestApp("Development", [], TimeSpan.FromMilliseconds(200), clock);
        Issuer.On(FakeIssuer.Tokens).Always(Behaviour.HoldAnswer);
        var code = await CodeAsync(SignIn());

        await FailsAsync(SignInFailure.Unreachable, () => RedeemAsync(SignIn(impatient), code, Attempt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://login.vendor.example")]
    [InlineData("ftp://login.vendor.example")]
    [InlineData("https://登录.example")]
    public async Task Issuer_WhereNobodyCanSignInSafely_IsNotSetUp(string place)
    {
        Issuer.SignsInAt = place;

        await FailsAsync(SignInFailure.NotSetUp, () => SignIn().AddressAsync(Attempt, Back, Cancellation));
    }

    [Fact]
    public async Task Issuer_ThatIsDown_SignsNobodyIn_AndThatItWasKnownIsEnoughToGoThere()
    {
        var signIn = SignIn();
        Issuer.BreakDown();
        await FailsAsync(SignInFailure.Unreachable, () => signIn.AddressAsync(Attempt, Back, Cancellation));
        Issuer.Restore();
        clock.Now += IssuerKeys.Pause;
        await signIn.AddressAsync(Attempt, Back, Cancellation);

        Issuer.BreakDown(Outage.Unreachable);
        clock.Now += IssuerKeys.Fresh * 3;
        await signIn.AddressAsync(Attempt, Back, Cancellation);
    }

    [Fact]
    public async Task Answer_OfAnIssuerThatNamesItself_MustNameIt()
    {
        Issuer.SignIn.NamesItself = Issuer.Issuer;
        var signIn = SignIn();
        var code = await CodeAsync(signIn);

        await FailsAsync(SignInFailure.NotAsked, () => RedeemAsync(signIn, code, Attempt));
        await signIn.RedeemAsync(new SignInAnswer(code, "", Issuer.Issuer), Attempt, Back, Cancellation);
    }

    OpenIdSignIn SignIn(string? secret = null) => SignIn(app!, secret);

    OpenIdSignIn SignIn(TestApp of, string? secret = null)
    {
        var http = of.Services.GetRequiredService<IHttpClientFactory>();
        var staff = StaffSettings.None with { Authority = Issuer.Issuer, Audience = "the-api", SignIn = new StaffSignIn("console", secret, "") };
        return new OpenIdSignIn(new OpenIdTokens(http, clock, NullLogger<OpenIdTokens>.Instance), staff, http, NullLogger<OpenIdSignIn>.Instance);
    }

    async Task<TokenClaims> SignInAsync(OpenIdSignIn signIn) => await RedeemAsync(signIn, await CodeAsync(signIn), Attempt);

    /// <summary>As the browser would bring it back.</summary>
    async Task<string> CodeAsync(OpenIdSignIn signIn)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(await signIn.AddressAsync(Attempt, Back, Cancellation), Cancellation);
        return QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["code"].ToString();
    }

    static Task<TokenClaims> RedeemAsync(OpenIdSignIn signIn, string code, SignInAttempt attempt) => signIn.RedeemAsync(new SignInAnswer(code, "", ""), attempt, Back, Cancellation);

    static async Task FailsAsync(SignInFailure failure, Func<Task> act) => Assert.Equal(failure, (await Assert.ThrowsAsync<SignInFailedException>(act)).Failure);
}
