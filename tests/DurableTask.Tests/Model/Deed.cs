using Microsoft.DurableTask.Client;
using SupportFlows.Embedded.DurableTask.Storage;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>Something done to the instances from outside. It is over when all that follows from it at once has happened.</summary>
abstract record Deed
{
    /// <param name="Refused">Statuses of an instance of that id which refuse the start; null for the default.</param>
    internal sealed record Start(string Id, int After, IReadOnlyList<OrchestrationRuntimeStatus>? Refused) : Deed
    {
        public override string ToString() => $"start {Id}{(After > 0 ? $" after {After}" : "")}{(Refused is null ? "" : $" unless {string.Join('|', Refused)}")}{Tail}";
    }

    internal sealed record Raise(string Id, string Event, int Times) : Deed
    {
        public override string ToString() => $"raise {Event} at {Id}{(Times > 1 ? $" x{Times}" : "")}{Tail}";
    }

    internal sealed record Advance(int Minutes) : Deed
    {
        public override string ToString() => $"advance {Minutes}{Tail}";
    }

    internal sealed record Terminate(string Id, bool Recursive) : Deed
    {
        public override string ToString() => $"terminate {Id}{(Recursive ? " recursive" : "")}{Tail}";
    }

    internal sealed record Suspend(string Id) : Deed
    {
        public override string ToString() => $"suspend {Id}{Tail}";
    }

    internal sealed record Resume(string Id) : Deed
    {
        public override string ToString() => $"resume {Id}{Tail}";
    }

    internal sealed record Purge(string Id) : Deed
    {
        public override string ToString() => $"purge {Id}{Tail}";
    }

    internal sealed record Restart(string Id) : Deed
    {
        public override string ToString() => $"restart {Id}{Tail}";
    }

    /// <summary>Timers and results that it has had come once more, and belated ones of what was before.</summary>
    internal sealed record Repeat(string Id) : Deed
    {
        public override string ToString() => $"repeat at {Id}{Tail}";
    }

    /// <summary>Killed while nothing happens, and started again with activities of a newer version.</summary>
    internal sealed record Redeploy : Deed
    {
        public override string ToString() => "redeploy";
    }

    /// <summary>The engine is killed at the so manieth commit of it, and started again.</summary>
    internal (Checkpoint Point, int Commits)? Kill { get; init; }

    string Tail => Kill is { } kill ? $" (killed at commit {kill.Commits}, {(kill.Point == Checkpoint.BeforeCommit ? "before it" : "after it")})" : "";
}

/// <summary>Two programs, for the instances <c>a</c> and <c>b</c>, and what is done to them.</summary>
sealed record Life(IReadOnlyList<Step> A, IReadOnlyList<Step> B, IReadOnlyList<Deed> Deeds)
{
    internal IReadOnlyList<Step> ProgramOf(string id) => id == "a" ? A : B;

    public override string ToString() => $"  a: {string.Join("; ", A)}\n  b: {string.Join("; ", B)}\n  {string.Join("\n  ", Deeds)}";
}
