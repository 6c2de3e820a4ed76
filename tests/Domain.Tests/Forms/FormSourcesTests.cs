using SupportFlows.Domain.Forms;

namespace SupportFlows.Domain_Tests.Forms;

/// <summary>A source that would not work stops the app at start, with every fault and what to set.</summary>
public class FormSourcesTests
{
    static IReadOnlyDictionary<string, FormSource> Load(string name, FormSourceSettings settings, string? presets = null) =>
        FormSources.Load(presets ?? FormFixture.Presets, new Dictionary<string, FormSourceSettings> { [name] = settings });

    static void AssertFault(string field, string reason, Action load)
    {
        var fault = Assert.Single(Assert.Throws<InvalidFormSourcesException>(load).Faults);
        Assert.Equal(field, fault.Field);
        Assert.Contains(reason, fault.Reason);
    }

    [Theory]
    [InlineData("typeform")]
    [InlineData("tally")]
    [InlineData("jotform")]
    [InlineData("google-forms")]
    [InlineData("zendesk")]
    [InlineData("generic")]
    public void Source_NamedAsAPreset_NeedsOnlyItsSecret(string name) =>
        Assert.Equal(name, Load(name, new() { Secret = "s" })[name].Name);

    [Fact]
    public void Source_WithAPresetOfAnotherName_BuildsOnIt()
    {
        var settings = new FormSourceSettings { Preset = "typeform", Secret = "s" };
        settings.Fields["contactName"] = "form_response.hidden.who";
        settings.Fields["product"] = "";
        settings.Values["severity"] = new() { ["Everything burns"] = "business-critical" };

        var source = Load("acme-de", settings)["acme-de"];

        Assert.Equal("typeform-signature", source.Signature.Header);
        Assert.Equal("form_response.hidden.who", source.Fields["contact.name"].Text);
        Assert.False(source.Fields.ContainsKey("product"));
        Assert.Equal("business-critical", source.Values["severity"]["everything burns"]);
        Assert.Equal("general", source.Values["severity"]["General issue"]);
    }

    [Fact]
    public void Source_WithoutAPreset_CanSayItAll()
    {
        var settings = new FormSourceSettings { Secret = "s", Signature = new() { Algorithm = "hmac-sha512", Header = "X-Sig", Encoding = "base64" } };
        settings.Fields["subject"] = "s";
        settings.Fields["description"] = "d";

        Assert.Equal(SignatureAlgorithm.HmacSha512, Load("own", settings)["own"].Signature.Algorithm);
    }

    [Fact]
    public void Secret_Missing_IsAFault() =>
        AssertFault("SupportFlows:Forms:typeform:Secret", "anybody could post", () => Load("typeform", new()));

    [Fact]
    public void Preset_Unknown_NamesThoseThatAre()
    {
        var faults = Assert.Throws<InvalidFormSourcesException>(() => Load("x", new() { Preset = "typofrom", Secret = "s" })).Faults;

        Assert.Contains(faults, f => f.Field == "SupportFlows:Forms:x:Preset" && f.Value == "typofrom" && f.Reason.Contains("typeform", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_InSeveralPlaces_AreAllNamed()
    {
        var settings = new FormSourceSettings { Secret = "s", DefaultSeverity = "urgent", Signature = new() { Algorithm = "md5", Encoding = "rot13", Tolerance = "5 minutes", Signed = "{timestamp}" } };
        settings.Fields["subjct"] = "a";
        settings.Fields["description"] = "a..b";
        settings.Values["severity"] = new() { ["Doom"] = "apocalyptic" };

        var faults = Assert.Throws<InvalidFormSourcesException>(() => Load("generic", settings)).Faults.Select(f => f.Field["SupportFlows:Forms:generic:".Length..]);

        Assert.Equal(
            ["DefaultSeverity", "Fields:description", "Fields:subjct", "Signature:Algorithm", "Signature:Encoding", "Signature:Header", "Signature:Signed", "Signature:Signed", "Signature:Tolerance", "Values:severity:Doom"],
            faults.Order());
    }

    [Fact]
    public void Name_ThatCannotStandInAnAddress_IsAFault() =>
        AssertFault("SupportFlows:Forms:a/b", "letters, digits", () => Load("a/b", new() { Preset = "generic", Secret = "s" }));

    [Fact]
    public void PresetFile_WithASecret_IsAFault() =>
        AssertFault("forms.json.generic.secret", "no secret belongs into this file",
            () => Load("generic", new() { Secret = "s" }, """{"generic":{"secret":"x","signature":{"algorithm":"token","query":"t"},"fields":{"subject":"s","description":"d"}}}"""));

    [Fact]
    public void PresetFile_WithAnUnknownProperty_NamesIt()
    {
        var fault = Assert.Throws<InvalidFormSourcesException>(() => Load("generic", new() { Preset = "generic", Secret = "s" }, """{"generic":{"feilds":{}}}""")).Faults[0];

        Assert.Equal("forms.json.generic.feilds", fault.Field);
    }

    [Fact]
    public void Settings_Printed_ShowNoSecret() =>
        Assert.DoesNotContain("hush", $"{new FormSourceSettings { Secret = "hush" }} {Load("generic", new() { Secret = "hush" })["generic"]}");
}
