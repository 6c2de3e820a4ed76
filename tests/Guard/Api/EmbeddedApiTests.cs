using System.Reflection;

namespace SupportFlows.Guard.Api;

/// <summary>The embedded runtime invents nothing: what compiles against it compiles against the real packages.</summary>
public class EmbeddedApiTests
{
    // Found, and still to be decided; anything else fails, and so does one of these that is gone.
    // The type is thrown by the real client (durabletask-dotnet, GrpcDurableTaskClient.cs) and is declared by the package Microsoft.Azure.DurableTask.Core,
    // which that client brings along, but for which there is no listing to hold it to.
    static readonly string[] Open = ["DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException: the real packages have no such type."];

    public static TheoryData<string, string[]> Assemblies => new()
    {
        { "SupportFlows.Embedded.DurableTask", Open },
        { "SupportFlows.Embedded.FunctionsWorker", [] },
        { "SupportFlows.Embedded.Twilio", [] },
    };

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void EmbeddedAssembly_InTheNamespacesOfOthers_DeclaresOnlyWhatIsReallyThere(string name, string[] open)
    {
        var types = Assembly.Load(name).GetExportedTypes().Where(type => ApiRenderer.IsListed(type) && !IsOurs(type)).ToArray();
        Assert.NotEmpty(types);

        var inventions = new ApiComparer(ApiListing.OfRealPackages()).Inventions(types);

        var unknown = inventions.Where(invention => !open.Any(one => invention.StartsWith(one, StringComparison.Ordinal))).ToArray();
        Assert.True(unknown.Length == 0, string.Join('\n', unknown));
        Assert.Equal(open.Length, inventions.Count);
    }

    static bool IsOurs(Type type) => type.Namespace is { } name && (name == "SupportFlows" || name.StartsWith("SupportFlows.", StringComparison.Ordinal));
}
