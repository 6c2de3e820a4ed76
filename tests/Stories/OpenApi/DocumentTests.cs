using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using SupportFlows.Adapters.Tests.Peers;
using SupportFlows.Functions;
using SupportFlows.Functions.Access;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Stories.OpenApi;

public class DocumentTests
{
    static readonly JsonObject Document = ApiDocument.Make(Examples.Shipped);

    static readonly IReadOnlyList<JsonObject> Operations = [.. Document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!.AsObject())];

    [Fact]
    public void Document_Describes_Every_Function_Of_The_Api_And_None_Of_Development()
    {
        var functions = AccessRules.Verify(typeof(AppHost).Assembly)
            .Where(f => f.Rule is not DevelopmentOnlyAttribute && RouteOf(f.Method).StartsWith("api/", StringComparison.Ordinal))
            .Select(f => f.Method.GetCustomAttribute<FunctionAttribute>()!.Name);

        Assert.Equal(functions.Order(StringComparer.Ordinal), Operations.Select(o => (string)o["operationId"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Function_That_Does_Not_Say_What_It_Answers_Is_Told_What_To_Add()
    {
        var silent = new Operation("Silent", "get", "/api/silent", "Tickets", new AllowAnyoneAttribute(), ((Action)Silent).Method);

        var refusal = Assert.Throws<InvalidOperationException>(() => ApiDocument.Make(Examples.None, [silent]));

        Assert.Contains("DocumentTests.Silent (GET /api/silent)", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("[Answers<T>(status)]", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_Breaks_No_Rule_Of_The_Linter() =>
        Assert.Empty(await NodePeer.AskAsync<string[]>("openapi.js", Document, TestContext.Current.CancellationToken));

    [Fact]
    public void Command_Says_Who_May_What_It_Reads_And_How_It_Refuses()
    {
        var command = Named("ReclassifyTicket");

        Assert.Equal(["staff"], command["x-roles"]!.AsArray().Select(r => (string)r!));
        Assert.Equal(["id", "#/components/parameters/If-Match", "#/components/parameters/Idempotency-Key"], command["parameters"]!.AsArray().Select(p => (string?)p!["$ref"] ?? (string)p["name"]!));
        Assert.Equal(["200", "400", "401", "403", "404", "409", "412", "413", "422", "429", "500", "503"], command["responses"]!.AsObject().Select(r => r.Key));
        Assert.Equal(["severity", "reason"], Schema("Regrade")["required"]!.AsArray().Select(r => (string)r!));
    }

    [Fact]
    public void Type_That_Goes_Both_Ways_Has_All_Properties_In_Answers_And_Needs_Fewer_In_Requests()
    {
        Assert.Contains("tamId", Required("Account"));
        Assert.DoesNotContain("tamId", Required("AccountInput"));
        Assert.DoesNotContain("id", Required("AccountInput"));
    }

    [Fact]
    public void Values_Have_The_Forms_That_They_Have_On_The_Wire()
    {
        var clock = Schema("Clock")["properties"]!;

        Assert.Equal(("string", "duration"), ((string)clock["target"]!["type"]!, (string)clock["target"]!["format"]!));
        Assert.Equal(["string", "null"], clock["missedAt"]!["type"]!.AsArray().Select(t => (string)t!));
        Assert.Equal(["general", "system-impaired", "production-impacted", "business-critical"], Schema("Severity")["enum"]!.AsArray().Select(v => (string)v!));
    }

    /// <summary>As a function would be that says nothing of itself.</summary>
    static void Silent()
    {
    }

    static string RouteOf(MethodInfo method) => method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>().Single().Route!;

    static JsonObject Named(string operation) => Operations.Single(o => (string)o["operationId"]! == operation);

    static JsonObject Schema(string name) => Document["components"]!["schemas"]![name]!.AsObject();

    static IEnumerable<string> Required(string schema) => Schema(schema)["required"]!.AsArray().Select(r => (string)r!);
}
