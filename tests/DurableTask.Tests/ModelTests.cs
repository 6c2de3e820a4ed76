using System.Globalization;
using CsCheck;
using SupportFlows.DurableTask_Tests.Model;

namespace SupportFlows.DurableTask_Tests;

/// <summary>
/// Random lives go the same way by the specification (<see cref="Specification"/>) and by the engine, wherever that is killed. SUPPORTFLOWS_MODEL_LIVES sets how many
/// are lived, SUPPORTFLOWS_MODEL_SEED which is the first: life 1207 is the same on every machine.
/// </summary>
public class ModelTests
{
    /// <summary>As many as a build has time for.</summary>
    const int Bounded = 250;

    [Fact]
    public async Task Engine_LivesEveryLife_AsItIsSpecified()
    {
        var (lives, first) = (Setting("SUPPORTFLOWS_MODEL_LIVES", Bounded), Setting("SUPPORTFLOWS_MODEL_SEED", 1));
        await Parallel.ForAsync(first, first + lives, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (seed, _) =>
        {
            var life = Lives.All.Generate(new PCG(1, (ulong)seed), null, out var _);
            if (await Trial.RunAsync(life) is { } difference)
            {
                (life, difference) = await Smaller.FindAsync(life, difference);
                Assert.Fail($"Life {seed} does not go as specified. The smallest like it:\n{life}\n{difference}\nTo live it again: SUPPORTFLOWS_MODEL_SEED={seed} SUPPORTFLOWS_MODEL_LIVES=1");
            }
        });
        TestContext.Current.SendDiagnosticMessage($"{lives} lives from {first} on went as specified.");
    }

    static int Setting(string name, int otherwise) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
