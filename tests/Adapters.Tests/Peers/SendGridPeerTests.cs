using System.Security.Cryptography;
using System.Text;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Adapters.Tests.Fakes;
using SupportFlows.Domain.Refusals;
using SupportFlows.Fakes;

namespace SupportFlows.Adapters.Tests.Peers;

/// <summary>SendGrid's own package for the receiving side judges the same events as we do.</summary>
public sealed class SendGridPeerTests : IDisposable
{
    const string Body = """[{"event":"delivered","key":"k","timestamp":1513299569,"reason":"Grüße 你好"}]""";

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly string now = $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task Events_ThatOurStandInSigns_AreGenuineToThePackageAndToUs()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync();
        await using var receiver = await CallbackReceiver.StartAsync();
        sendGrid.EventWebhook = new Uri(receiver.BaseAddress, "api/webhooks/sendgrid/events");
        await AnyMail.SendAsync(sendGrid);
        await sendGrid.WhenQuietAsync();

        var events = receiver.Requests.Select(request => new Signed(
            sendGrid.VerificationKey, Encoding.UTF8.GetBytes(request.Body), request.Headers[SendGridWebhook.SignatureHeader], request.Headers[SendGridWebhook.TimestampHeader])).ToList();

        Assert.Equal(2, events.Count);
        Assert.All(await PackageAsync(events), Assert.True);
        Assert.All(events, signed => Assert.True(Ours(signed)));
    }

    [Fact]
    public async Task Events_GenuineOrNot_AreJudgedAsThePackageJudgesThem()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var genuine = Sign(key, Body, now);
        (Signed Case, bool Expected)[] cases =
        [
            (genuine, true),
            (Sign(key, "[]", now), true),
            (genuine with { Payload = [.. genuine.Payload, (byte)'\n'] }, false),
            (genuine with { Payload = Encoding.UTF8.GetBytes(Body.Replace("delivered", "bounce")) }, false),
            (genuine with { Timestamp = $"{long.Parse(now, System.Globalization.CultureInfo.InvariantCulture) + 1}" }, false),
            (genuine with { PublicKey = Convert.ToBase64String(other.ExportSubjectPublicKeyInfo()) }, false),
            (genuine with { Signature = Sign(other, Body, now).Signature }, false),
            (genuine with { Signature = Sign(key, "[]", now).Signature }, false),
            (genuine with { Signature = "bm90IGEgc2lnbmF0dXJl" }, false),
        ];

        Assert.Equal(cases.Select(one => one.Expected), await PackageAsync(cases.Select(one => one.Case)));
        Assert.Equal(cases.Select(one => one.Expected), cases.Select(one => Ours(one.Case)));
    }

    static Task<bool[]> PackageAsync(IEnumerable<Signed> events) => NodePeer.AskAsync<bool[]>("sendgrid.js", events, Cancellation);

    static bool Ours(Signed signed)
    {
        try
        {
            new SendGridWebhook(signed.PublicKey, TimeProvider.System).Verify(signed.Signature, signed.Timestamp, signed.Payload);
            return true;
        }
        catch (RefusalException)
        {
            return false;
        }
    }

    static Signed Sign(ECDsa key, string body, string timestamp)
    {
        var payload = Encoding.UTF8.GetBytes(body);
        var signature = key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. payload], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return new Signed(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), payload, Convert.ToBase64String(signature), timestamp);
    }

    sealed record Signed(string PublicKey, byte[] Payload, string Signature, string Timestamp);
}
