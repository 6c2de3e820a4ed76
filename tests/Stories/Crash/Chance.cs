using CsCheck;

namespace SupportFlows.Stories.Crash;

/// <summary>Everything that is left to chance, from one seed.</summary>
/// <param name="about">What is chosen in one matter does not depend on how often something was in another.</param>
sealed class Chance(ulong seed, uint about)
{
    readonly PCG numbers = new(about, seed);

    /// <summary>0 to below a number.</summary>
    public int Below(int end) => (int)numbers.Next((uint)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
