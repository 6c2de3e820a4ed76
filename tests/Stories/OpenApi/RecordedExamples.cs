using System.Text.Json.Nodes;
using SupportFlows.Functions.OpenApi;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OpenApi;

public class RecordedExamples
{
    const string Mend = "Record the examples anew: SUPPORTFLOWS_RECORD_EXAMPLES=$PWD/Functions/OpenApi/examples.json dotnet test --project tests/Stories";

    [Fact]
    public void Committed_Examples_Are_What_The_Schemas_Say()
    {
        foreach (var (operation, exchanges) in Examples.Shipped.Recorded)
        {
            foreach (var (status, exchange) in exchanges!.AsObject())
            {
                ApiContract.CheckExample(operation, int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), exchange!.AsObject(), Mend);
            }
        }
    }

    [Fact]
    public void Every_Operation_That_Needs_Json_Has_One()
    {
        var without = Operation.Walk(typeof(ApiDocument).Assembly)
            .Where(o => o.One<TakesAttribute>() is { MediaType: Media.Json, Type: not null, Optional: false } && Examples.Shipped.Request(o) is null)
            .Select(o => o.Id);

        Assert.True(!without.Any(), $"No story shows {string.Join(", ", without)}. {Mend}");
    }

    [Fact]
    public void Examples_Hold_No_Key()
    {
        var text = Examples.Shipped.Recorded.ToJsonString();

        Assert.DoesNotMatch(@"(sf|whsec)_\w", text);
        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
    }
}
