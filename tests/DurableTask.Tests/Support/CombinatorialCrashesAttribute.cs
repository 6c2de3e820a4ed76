using System.Reflection;
using SupportFlows.Embedded.DurableTask.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace SupportFlows.DurableTask_Tests.Support;

/// <summary>Each checkpoint, at each of the first so many commits.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class CombinatorialCrashesAttribute(int commits) : DataAttribute
{
    public int Commits => commits;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
        => new([.. Enum.GetNames<Checkpoint>().SelectMany(point => Enumerable.Range(1, commits).Select(commit => new TheoryDataRow<string, int>(point, commit)))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
