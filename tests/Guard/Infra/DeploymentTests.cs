using System.Text.Json.Nodes;
using SupportFlows.Guard.Layout;

namespace SupportFlows.Guard.Infra;

/// <summary>What a deployment would ask Azure for, read as a security review reads it.</summary>
public class DeploymentTests
{
    /// <summary>The app's identity, and no other, comes out of this module.</summary>
    const string OurIdentity = "identity";

    /// <summary>Built-in roles that the app may have. Neither Owner nor Contributor, nor anything that gives roles away, is among them.</summary>
    static readonly Dictionary<string, string> Roles = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
    };

    public static TheoryData<string> Stages => [.. Stage.Names];

    [Theory, MemberData(nameof(Stages))]
    public async Task Templates_Compile_And_Lint_Without_A_Word(string name) => Assert.Equal("", (await Stage.Of(name)).Printed);

    [Fact]
    public void Templates_Fetch_Nothing()
    {
        Assert.DoesNotContain(Repository.Files("*.bicep*").Select(Repository.Read), text => new[] { "'br:", "'br/", "'ts:" }.Any(scheme => text.Contains(scheme, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Stages))]
    public async Task Nothing_Secret_Comes_Out_Or_Stands_In_It(string name)
    {
        var stage = await Stage.Of(name);

        Assert.Equal(["APP_NAME", "APP_URL", "AZURE_RESOURCE_GROUP", "VAULT_NAME"], stage.Outputs.Select(o => o.Key).Order(StringComparer.Ordinal));
        Assert.All(stage.Settings.Where(s => SecretSettings.Is(s.Key)), s => Assert.StartsWith("@Microsoft.KeyVault(VaultName=kv-", Text(s.Value), StringComparison.Ordinal));
        Assert.DoesNotContain(Repository.Files("*.bicep").Select(Repository.Read), text => text.Contains("listKeys(", StringComparison.Ordinal) || text.Contains("listCredentials(", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Stages))]
    public async Task Storage_Takes_No_Keys_And_Shows_Nothing(string name)
    {
        var accounts = (await Stage.Of(name)).All("Microsoft.Storage/storageAccounts");

        Assert.Equal(2, accounts.Count);
        Assert.All(accounts, account =>
        {
            Assert.False((bool)account["allowSharedKeyAccess"]!);
            Assert.False((bool)account["allowBlobPublicAccess"]!);
            Assert.Equal("TLS1_2", (string)account["minimumTlsVersion"]!);
            Assert.Equal(name == "prod" ? "Disabled" : "Enabled", (string)account["publicNetworkAccess"]!);
        });
    }

    [Theory, MemberData(nameof(Stages))]
    public async Task Every_Role_Is_A_Small_One_Of_Our_Identity_With_Its_Reason(string name)
    {
        var grants = (await Stage.Of(name)).All("Microsoft.Authorization/roleAssignments");

        Assert.Equal(8, grants.Count);
        Assert.All(grants, grant =>
        {
            Assert.Contains($"format('{OurIdentity}-{{0}}'", Text(grant["principalId"]), StringComparison.Ordinal);
            Assert.EndsWith(".outputs.principalId.value]", Text(grant["principalId"]), StringComparison.Ordinal);
            Assert.Contains(Text(grant["roleDefinitionId"]).Split('/')[^1], Roles.Keys);
            Assert.True(Text(grant["description"]).Length > 40, "Say why.");
        });
    }

    [Theory, MemberData(nameof(Stages))]
    public async Task App_Is_Reached_By_Tls_And_Deployed_Without_Passwords_While_It_Works(string name)
    {
        var stage = await Stage.Of(name);
        var site = stage.One("Microsoft.Web/sites");

        Assert.True((bool)site["httpsOnly"]!);
        Assert.Equal("1.2", (string)site["siteConfig"]!["minTlsVersion"]!);
        Assert.Equal("Disabled", (string)site["siteConfig"]!["ftpsState"]!);
        Assert.Equal(2, stage.All("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Count(p => !(bool)p["allow"]!));
        Assert.Equal("RollingUpdate", (string)site["functionAppConfig"]!["siteUpdateStrategy"]!["type"]!);
        Assert.Equal("api", (string)Assert.Single(stage.Resources("Microsoft.Web/sites"))["tags"]!["azd-service-name"]!);
        Assert.True((bool)stage.One("Microsoft.Insights/components")["DisableLocalAuth"]!);
    }

    [Fact]
    public async Task Production_Keeps_Its_Promises_Behind_Closed_Doors()
    {
        var stage = await Stage.Of("prod");
        var vault = stage.One("Microsoft.KeyVault/vaults");
        var ready = stage.One("Microsoft.Web/sites")["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.AsArray();

        Assert.True((bool)vault["enableRbacAuthorization"]! && (bool)vault["enablePurgeProtection"]! && (bool)vault["enableSoftDelete"]!);
        Assert.Equal("Disabled", (string)vault["publicNetworkAccess"]!);
        Assert.Equal("CanNotDelete", (string)stage.One("Microsoft.Authorization/locks")["level"]!);
        Assert.Equal(6, stage.All("Microsoft.Network/privateEndpoints").Count);
        Assert.Equal(["durable", "http"], ready.Select(r => (string)r!["name"]!).Order(StringComparer.Ordinal));
        Assert.Equal("Dedicated", (string)stage.One("Microsoft.DurableTask/schedulers")["sku"]!["name"]!);
    }

    static string Text(JsonNode? node) => (string)node!;
}
