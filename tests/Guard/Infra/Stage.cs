using System.Text.Json.Nodes;

namespace SupportFlows.Guard.Infra;

/// <summary>What <c>Infra/</c> would ask Azure for. Compiled once for each stage, both at the same time.</summary>
sealed class Stage(string printed, JsonNode? deployment)
{
    public static readonly string[] Names = ["dev", "prod"];

    static readonly Dictionary<string, Task<Stage>> Known = Names.ToDictionary(name => name, CompileAsync);

    /// <summary>Errors and warnings of compiler and linter: none.</summary>
    public string Printed => printed;

    public JsonObject Outputs => Deployment["outputs"]!.AsObject();

    public JsonObject Settings => One("Microsoft.Web/sites/config");

    JsonNode Deployment => deployment ?? throw new InvalidOperationException($"It does not compile: {printed}");

    public static Task<Stage> Of(string name) => Known[name];

    /// <summary>Properties of all resources of a type.</summary>
    public IReadOnlyList<JsonObject> All(string type) => [.. Resources(type).Select(r => r["properties"]!.AsObject())];

    public JsonObject One(string type) => Assert.Single(All(type));

    public IReadOnlyList<JsonObject> Resources(string type) =>
        [.. Deployment["predictedResources"]!.AsArray().Select(r => r!.AsObject()).Where(r => (string)r["type"]! == type)];

    static async Task<Stage> CompileAsync(string name)
    {
        var (printed, deployment) = await Bicep.PredictAsync(new Dictionary<string, string>
        {
            ["AZURE_ENV_NAME"] = $"test-{name}",
            ["AZURE_LOCATION"] = "northeurope",
            ["SUPPORTFLOWS_STAGE"] = name,
            ["SUPPORTFLOWS_PUBLIC_URL"] = "https://support.example.com",
            ["SUPPORTFLOWS_EMAIL_FROM"] = "support@example.com",
            ["SUPPORTFLOWS_TWILIO_ACCOUNT_SID"] = "AC00000000000000000000000000000000",
            ["SUPPORTFLOWS_TWILIO_FROM"] = "+12025550100",
            ["SUPPORTFLOWS_SETTINGS"] = """{"SupportFlows__HeartbeatUrl":"https://watch.example.com/beat"}""",
            ["SUPPORTFLOWS_SECRET_SETTINGS"] = """["SupportFlows__Slack__BotToken","SupportFlows__Forms__acme__Secret"]""",
            ["SUPPORTFLOWS_ALERT_EMAILS"] = """["ops@example.com"]""",
            ["SUPPORTFLOWS_ALERT_PHONES"] = """[{"countryCode":"1","phoneNumber":"2025550101"}]""",
        });
        return new Stage(printed, deployment is null ? null : JsonNode.Parse(deployment));
    }
}
