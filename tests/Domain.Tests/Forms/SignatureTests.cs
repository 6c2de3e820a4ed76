using NodaTime;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>What holds for every shipped scheme.</summary>
public class SignatureTests
{
    static readonly string[] Signing = ["generic", "typeform", "tally", "google-forms", "zendesk"];
    static readonly string[] Timed = ["generic", "google-forms", "zendesk"];

    public static TheoryData<string> Every => [.. Signing, "jotform"];

    public static TheoryData<string> EverySigning => [.. Signing];

    public static TheoryData<string> EveryTimed => [.. Timed];

    static readonly byte[] Body = "{\"name\":\"Grüße, 安娜\"}"u8.ToArray();

    [Theory, MemberData(nameof(Every))]
    public void Signature_OfTheService_IsAccepted(string preset) =>
        Assert.Null(FormFixture.Verify(preset, Body, FormFixture.Sign(preset, Body)).Reason);

    [Theory, MemberData(nameof(Every))]
    public void Signature_WrongSecret_IsRefused(string preset)
    {
        var verdict = FormFixture.Verify(preset, Body, FormFixture.Sign(preset, Body, "another secret"));

        Assert.False(verdict.Accepted);
        Assert.DoesNotContain(FormFixture.Secret, verdict.Reason);
    }

    [Theory, MemberData(nameof(EverySigning))]
    public void Signature_AlteredBody_IsRefused(string preset)
    {
        var altered = Body.Append((byte)' ').ToArray();

        Assert.False(FormFixture.Verify(preset, altered, FormFixture.Sign(preset, Body)).Accepted);
    }

    [Theory, MemberData(nameof(Every))]
    public void Signature_MissingHeader_IsRefusedNamingIt(string preset)
    {
        foreach (var name in FormFixture.Sign(preset, Body).Keys)
        {
            var headers = FormFixture.Sign(preset, Body);
            headers.Remove(name);

            Assert.Contains($"'{name}'", FormFixture.Verify(preset, Body, headers).Reason);
        }
    }

    [Theory, MemberData(nameof(Every))]
    public void Signature_SentAgain_IsAccepted(string preset)
    {
        // A repeat is told by its external id, not by its signature.
        var headers = FormFixture.Sign(preset, Body);

        Assert.True(FormFixture.Verify(preset, Body, headers).Accepted);
        Assert.True(FormFixture.Verify(preset, Body, headers, now: FormFixture.Now + Duration.FromSeconds(60)).Accepted);
    }

    [Theory, MemberData(nameof(EveryTimed))]
    public void Timestamp_AtTheToleranceAndPastIt_DecidesWhetherItIsStale(string preset)
    {
        var tolerance = preset == "zendesk" ? Duration.FromMinutes(15) : Duration.FromSeconds(300);
        var headers = FormFixture.Sign(preset, Body);

        Assert.True(FormFixture.Verify(preset, Body, headers, now: FormFixture.Now + tolerance).Accepted);
        Assert.True(FormFixture.Verify(preset, Body, headers, now: FormFixture.Now - tolerance).Accepted);
        Assert.Contains("stale", FormFixture.Verify(preset, Body, headers, now: FormFixture.Now + tolerance + Duration.FromSeconds(1)).Reason);
        Assert.Contains("stale", FormFixture.Verify(preset, Body, headers, now: FormFixture.Now - tolerance - Duration.FromSeconds(1)).Reason);
    }

    [Theory, MemberData(nameof(EveryTimed))]
    public void Timestamp_MadeFreshWithoutSigning_IsRefused(string preset)
    {
        var old = FormFixture.Sign(preset, Body, at: FormFixture.Now - Duration.FromHours(2));
        var fresh = FormFixture.Sign(preset, Body);
        foreach (var name in old.Keys.Where(n => n.EndsWith("timestamp", StringComparison.Ordinal)))
            old[name] = fresh[name];
        if (old.TryGetValue("x-supportflows-signature", out var header))
            old["x-supportflows-signature"] = fresh["x-supportflows-signature"].Split(',')[0] + "," + header.Split(',')[1];

        Assert.Contains("does not match", FormFixture.Verify(preset, Body, old).Reason);
    }
}
