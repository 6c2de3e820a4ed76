using System.Xml.Linq;

namespace SupportFlows.Guard.Layout;

/// <summary>DESIGN section 5: Domain &lt;- Orchestrations &lt;- Adapters, Web &lt;- Functions; Embedded depends on nothing of ours, nor does Client: a customer takes it alone.</summary>
public class LayerTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Domain"] = [],
        ["Embedded.DurableTask"] = [],
        ["Embedded.FunctionsWorker"] = ["Embedded.DurableTask"],
        ["Embedded.Twilio"] = [],
        ["Orchestrations"] = ["Domain", "Embedded.DurableTask", "Embedded.FunctionsWorker"],
        ["Adapters"] = ["Orchestrations", "Embedded.Twilio"],
        ["Web"] = ["Orchestrations"],
        ["Functions"] = ["Adapters", "Web", "Embedded.FunctionsWorker"],
        ["Client"] = [],
        ["Cli"] = ["Client"],
    };

    [Fact]
    public void Project_References_Point_Only_Inwards()
    {
        var wrong = from path in Repository.Files("*.csproj")
                    let project = Path.GetFileNameWithoutExtension(path)
                    where Allowed.ContainsKey(project)
                    from reference in References(path)
                    where !Allowed[project].Contains(reference)
                    select $"{project} references {reference}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Product_Projects_Are_All_Listed()
    {
        var projects = Repository.Files("*.csproj").Where(p => !p.StartsWith("tests/", StringComparison.Ordinal) && !p.StartsWith("bench/", StringComparison.Ordinal));

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), projects.Select(p => Path.GetFileNameWithoutExtension(p)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Domain_References_No_Package_But_NodaTime()
    {
        var packages = Items("Domain/Domain.csproj", "PackageReference");

        Assert.All(packages, package => Assert.StartsWith("NodaTime", package, StringComparison.Ordinal));
    }

    [Fact]
    public void Client_Brings_No_Package_Along()
    {
        var packages = Items("Client/Client.csproj", "PackageReference");

        Assert.Equal(["Microsoft.CodeAnalysis.PublicApiAnalyzers"], packages);
    }

    [Fact]
    public void Embedded_Runtime_Is_Named_Only_Where_The_Azure_Build_Leaves_It_Out()
    {
        var wrong = Repository.Files("*.cs")
            .Where(p => p.StartsWith("Orchestrations/", StringComparison.Ordinal) || p.StartsWith("Adapters/", StringComparison.Ordinal) || p.StartsWith("Web/", StringComparison.Ordinal)
                || (p.StartsWith("Functions/", StringComparison.Ordinal) && !p.StartsWith("Functions/Embedded/", StringComparison.Ordinal)))
            .Where(p => Repository.Read(p).Contains("SupportFlows.Embedded", StringComparison.Ordinal));

        Assert.Empty(wrong);
    }

    static IEnumerable<string> References(string project) =>
        Items(project, "ProjectReference").Select(include => Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(item => (string)item.Attribute("Include")!);
}
