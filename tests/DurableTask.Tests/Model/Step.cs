using System.Text.Json.Serialization;

namespace SupportFlows.DurableTask_Tests.Model;

/// <summary>A statement of a made-up orchestration, in words that the specification and the engine's orchestrator read alike. Times are whole minutes.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(Call), "call")]
[JsonDerivedType(typeof(All), "all")]
[JsonDerivedType(typeof(Hold), "hold")]
[JsonDerivedType(typeof(Leave), "leave")]
[JsonDerivedType(typeof(Sleep), "sleep")]
[JsonDerivedType(typeof(Wait), "wait")]
[JsonDerivedType(typeof(Either), "either")]
[JsonDerivedType(typeof(Child), "child")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Again), "again")]
[JsonDerivedType(typeof(Fail), "fail")]
public abstract record Step
{
    /// <summary>An activity whose service is down until a minute of the life, tried so many times.</summary>
    public sealed record Call(int DownUntil, int Attempts, bool Caught) : Step
    {
        public override string ToString() => $"call{(DownUntil > 0 ? $" down-until:{DownUntil}" : "")}{(Attempts > 1 ? $" attempts:{Attempts}" : "")}{(Caught ? " caught" : "")}";
    }

    /// <summary>So many activities at once.</summary>
    public sealed record All(int Count) : Step
    {
        public override string ToString() => $"call-all {Count}";
    }

    /// <summary>An activity that suspends its own instance before it gives its result.</summary>
    public sealed record Hold : Step
    {
        public override string ToString() => "call suspending-it";
    }

    /// <summary>An activity or a child that nobody waits for: its result finds the code elsewhere, perhaps in a later generation or another instance of that id.</summary>
    public sealed record Leave(IReadOnlyList<Step>? Program) : Step
    {
        public override string ToString() => Program is null ? "leave call" : $"leave child {{ {string.Join("; ", Program)} }}";
    }

    public sealed record Sleep(int Minutes) : Step
    {
        public override string ToString() => $"sleep {Minutes}";
    }

    public sealed record Wait(string Event) : Step
    {
        public override string ToString() => $"wait {Event}";
    }

    /// <summary>The sooner of an event and a time. The loser is cancelled, but an event's wait may be left behind, as a loop around a WhenAny does.</summary>
    public sealed record Either(string Event, int Minutes, bool LeavesWait) : Step
    {
        public override string ToString() => $"wait {Event} for {Minutes}{(LeavesWait ? " leaving-it" : "")}";
    }

    public sealed record Child(IReadOnlyList<Step> Program, bool Caught) : Step
    {
        public override string ToString() => $"child{(Caught ? " caught" : "")} {{ {string.Join("; ", Program)} }}";
    }

    /// <summary>An event for another instance, named after the first part of the sender's id.</summary>
    public sealed record Send(string To) : Step
    {
        public override string ToString() => $"send {To}";
    }

    /// <summary>Shows what it has seen so far as its custom status.</summary>
    public sealed record Note : Step
    {
        public override string ToString() => "note";
    }

    /// <summary>Goes on with the next statement as new.</summary>
    public sealed record Again(bool KeepEvents) : Step
    {
        public override string ToString() => KeepEvents ? "as-new" : "as-new dropping-events";
    }

    public sealed record Fail : Step
    {
        public override string ToString() => "fail";
    }
}

/// <summary>What an instance is started with: the program, where it stands in it, and what it has seen so far.</summary>
public sealed record Input(IReadOnlyList<Step> Program, int At, string Trace);
