using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Adapters.Tests.SendGrid;

public sealed class SendGridWebhookTests : IDisposable
{
    const string Body = """[{"event":"delivered","key":"k","timestamp":1513299569,"reason":"Grüße"}]""";

    static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(-300)]
    [InlineData(300)]
    public void Events_SignedInTime_AreAccepted(int secondsOff) => Verify(Body, At(secondsOff));

    [Theory]
    [InlineData(-301)]
    [InlineData(301)]
    public void Events_SignedAtAnotherTime_AreStale(int secondsOff) => Assert.Contains("stale", Refusal(() => Verify(Body, At(secondsOff))).Title);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void Events_WithATimestampThatIsNone_AreRefused(string timestamp) => Refusal(() => Verify(Body, timestamp));

    [Fact]
    public void Events_TamperedWith_AreRefused()
    {
        var (signature, timestamp) = (Sign(Body, At(0)), At(0));

        Refusal(() => Webhook().Verify(signature, timestamp, Encoding.UTF8.GetBytes(Body + " ")));
        Refusal(() => Webhook().Verify(signature, At(1), Encoding.UTF8.GetBytes(Body)));
        Refusal(() => Webhook().Verify(signature[4..], timestamp, Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public void Events_OfAnotherKey_AreRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var webhook = new SendGridWebhook(Shown(other), new SetClock(Now));

        Assert.Contains("does not match", Refusal(() => webhook.Verify(Sign(Body, At(0)), At(0), Encoding.UTF8.GetBytes(Body))).Title);
    }

    [Theory]
    [InlineData(null, "1772442000")]
    [InlineData("c2lnbmF0dXJl", null)]
    [InlineData("not base64", "1772442000")]
    [InlineData("", "")]
    public void Events_WithoutASignature_AreRefused(string? signature, string? timestamp) =>
        Refusal(() => Webhook().Verify(signature, timestamp, Encoding.UTF8.GetBytes(Body)));

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    public void Events_BeforeAKeyIsConfigured_AreRefusedNamingTheSetting(string publicKey)
    {
        var webhook = new SendGridWebhook(publicKey, new SetClock(Now));

        var refusal = Refusal(() => webhook.Verify(Sign(Body, At(0)), At(0), Encoding.UTF8.GetBytes(Body)));

        Assert.Contains("SupportFlows:SendGrid:WebhookPublicKey", refusal.Title);
    }

    static RefusalException Refusal(Action act)
    {
        var refusal = Assert.Throws<RefusalException>(act);
        Assert.Equal(RefusalKind.Unauthenticated, refusal.Kind);
        return refusal;
    }

    static string At(int secondsOff) => $"{Now.ToUnixTimeSeconds() + secondsOff}";

    static string Shown(ECDsa key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    void Verify(string body, string timestamp) => Webhook().Verify(Sign(body, timestamp), timestamp, Encoding.UTF8.GetBytes(body));

    SendGridWebhook Webhook() => new(Shown(key), new SetClock(Now));

    string Sign(string body, string timestamp) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
}
