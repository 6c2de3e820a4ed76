using Microsoft.Extensions.Configuration;
using SupportFlows.Domain.Forms;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Adapters_Tests.Forms;

/// <summary>What an operator sets, in a file or in the environment, reaches the source.</summary>
public class FormConfigurationTests
{
    const string Presets = """{"base":{"signature":{"algorithm":"hmac-sha256","header":"X-Sig"},"fields":{"subject":"s","description":"d","product":"p"},"values":{"severity":{"Low":"general"}}}}""";

    [Fact]
    public void Settings_OfEveryKind_AreBound()
    {
        var source = Load(new()
        {
            ["SupportFlows:Forms:acme:Preset"] = "base",
            ["SupportFlows:Forms:acme:Secret"] = "old",
            ["SupportFlows:Forms:acme:Secrets:0"] = "new",
            ["SupportFlows:Forms:acme:AccountId"] = "acct-1",
            ["SupportFlows:Forms:acme:DefaultSeverity"] = "general",
            ["SupportFlows:Forms:acme:Fields:contact.email"] = "mail",
            ["SupportFlows:Forms:acme:Fields:contactPhone"] = "phone",
            ["SupportFlows:Forms:acme:Fields:product"] = "",
            ["SupportFlows:Forms:acme:Values:severity:We are down"] = "business-critical",
            ["SupportFlows:Forms:acme:Only:event.type"] = "new",
            ["SupportFlows:Forms:acme:Signature:Algorithm"] = "token",
            ["SupportFlows:Forms:acme:Signature:Query"] = "key",
        })["acme"];

        Assert.Equal(["new", "old"], source.Secrets);
        Assert.Equal(("acct-1", Severity.General), (source.AccountId, source.DefaultSeverity));
        Assert.Equal(["contact.email", "contact.phone", "description", "subject"], source.Fields.Keys.Order());
        Assert.Equal("business-critical", source.Values["severity"]["we are down"]);
        Assert.Equal("event.type", Assert.Single(source.Only).Path.Text);
        Assert.Equal((SignatureAlgorithm.Token, "key"), (source.Signature.Algorithm, source.Signature.Query));
    }

    static IReadOnlyDictionary<string, FormSource> Load(Dictionary<string, string?> settings) =>
        FormSources.Load(Presets, new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("SupportFlows:Forms").Get<Dictionary<string, FormSourceSettings>>()!);
}
