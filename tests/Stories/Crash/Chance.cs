using CsCheck;

namespace SupportFlows.Stories.Crash;

/// <summary>Everything that is left to chance, from one seed.</summary>
sealed class Chance(ulong seed)
{
    readonly PCG numbers = new(1, seed);

    /// <summary>0 to below a number.</summary>
    public int Below(int end) => (int)numbers.Next((uint)end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
