using System.Text.Json.Serialization;
using SupportFlows.Embedded.DurableTask.Replay;

namespace SupportFlows.Embedded.DurableTask.History;

/// <summary>The history of an instance's present generation.</summary>
sealed record InstanceHistory(ExecutionStart Start, IReadOnlyList<Turn> Turns)
{
    /// <summary>History events, the start included.</summary>
    [JsonIgnore]
    internal int Events => 1 + Turns.Sum(turn => turn.Events);

    /// <summary>Actions, the start included.</summary>
    [JsonIgnore]
    internal int Actions => 1 + Turns.Index().Sum(entry => entry.Item.Actions(Carried(entry.Item, entry.Index, Start.Generation)));

    /// <summary>Continue-as-new opens the next generation with the events it carries over.</summary>
    internal static bool Carried(Turn turn, int number, int generation) => number == 0 && generation > 0 && !turn.Ran;
}
