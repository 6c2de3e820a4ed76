using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>What the staff does to the milestones, the gate among them.</summary>
public static class IemWork
{
    const int Text = 4000;

    /// <summary>Its deliverables are handed in, and its checks hold; those that do not block are written down.</summary>
    /// <exception cref="RefusalException">Conflict: a check blocks it. Invalid: a deliverable is missing.</exception>
    public static Change<IemRequest> Complete(
        IemPolicy policy, IemRequest request, Actor actor, string channel, string milestoneId, IReadOnlyList<Handed>? handed, string? note, bool isCovered, Instant now)
    {
        IemPreparation.RequireStaff(actor, "completes a milestone");
        var milestone = Find(request, milestoneId);
        if (IemMilestones.CommandOf(milestoneId) is { } command) throw IemStates.Conflict(request, $"This milestone is done by {command}.", "milestone");
        IemStates.Require(request, IemStates.Milestone);
        if (milestone.State == MilestoneState.Done) throw IemStates.Conflict(request, $"It was done at {Wire.Text(milestone.DoneAt)} by {milestone.DoneBy!.Name}.", "milestone");
        var faults = new FieldFaults();
        var given = (handed ?? []).Where(h => h is not null).ToList();
        foreach (var wanted in milestone.Template.Deliverables) faults.Text($"deliverables.{wanted.Id}", given.Find(h => h.Deliverable == wanted.Id)?.Link, Text);
        foreach (var other in given.Where(h => milestone.Template.Deliverables.All(d => d.Id != h.Deliverable)))
            faults.Add("deliverables", $"This milestone delivers {string.Join(", ", milestone.Template.Deliverables.Select(d => d.Id).DefaultIfEmpty("nothing"))}.", other.Deliverable);
        var words = faults.OptionalText("note", note, Text);
        faults.Throw("The milestone is not done yet: each deliverable is handed in as {deliverable, link}.");
        var failed = Passed(policy, request, milestone, isCovered);

        var edit = new IemEdit(request, actor, channel, now);
        IemMilestones.Done(edit, milestoneId, words, given);
        edit.Add(IemEvents.MilestoneDone, ("milestone", milestoneId), ("note", words), ("missing", failed), ("late", milestone.DueAt < now ? "true" : null));
        return edit.Done();
    }

    /// <param name="isStaff">Whether the new owner is one of the staff.</param>
    public static Change<IemRequest> Assign(IemRequest request, Actor actor, string channel, string milestoneId, string? owner, bool isStaff, Instant now)
    {
        IemPreparation.RequireStaff(actor, "assigns a milestone");
        var milestone = Find(request, milestoneId);
        IemStates.Require(request, IemStates.Assign);
        if (milestone.State == MilestoneState.Done) throw IemStates.Conflict(request, "It is done.", "milestone");
        var faults = new FieldFaults();
        if (!isStaff) faults.Add("owner", "Nobody of the staff has this id.", owner);
        faults.Throw("The milestone cannot be assigned.");
        if (milestone.OwnerId == owner) return new Change<IemRequest>(request, []);
        var edit = new IemEdit(request with { Milestones = [.. request.Milestones.Select(m => m.Id == milestoneId ? m with { OwnerId = owner } : m)] }, actor, channel, now);
        edit.Add(IemEvents.MilestoneAssigned, ("milestone", milestoneId), ("owner", owner));
        return edit.Done();
    }

    /// <summary>The T-1 gate. What it lacks and does not block is written down with it.</summary>
    /// <exception cref="RefusalException">Conflict: a check blocks it.</exception>
    public static Change<IemRequest> Go(IemPolicy policy, IemRequest request, Actor actor, string channel, string? reason, bool isCovered, Instant now)
    {
        IemStates.Require(request, IemStates.Go);
        var faults = new FieldFaults();
        var why = faults.OptionalText("reason", reason, Text);
        faults.Throw("Go cannot be said so.");
        var failed = request.Milestones.FirstOrDefault(m => m.Id == IemMilestones.Gate) is { } gate ? Passed(policy, request, gate, isCovered) : null;
        var edit = new IemEdit(request with { Status = IemStatus.Ready, Gate = new IemDecision(true, actor, now, why) }, actor, channel, now);
        IemMilestones.Done(edit, IemMilestones.Gate, why);
        edit.Add(IemEvents.Go, ("reason", why), ("missing", failed));
        return edit.Done();
    }

    /// <summary>It does not take place. The session is given back.</summary>
    /// <exception cref="RefusalException">Not from here, or without a reason.</exception>
    public static Change<IemRequest> NoGo(IemRequest request, Actor actor, string channel, string? reason, Instant now)
    {
        IemStates.Require(request, IemStates.NoGo);
        IemStates.RequireAhead(request, "Cancel it.", now);
        var faults = new FieldFaults();
        var why = faults.Text("reason", reason, Text);
        faults.Throw("No-go says why: the customer reads it.");
        var edit = new IemEdit(request with { Gate = new IemDecision(false, actor, now, why) }, actor, channel, now);
        IemMilestones.Done(edit, IemMilestones.Gate, why);
        edit.End(IemStatus.NoGo);
        edit.Add(IemEvents.NoGo, ("why", "no-go"), ("reason", why), ("givenBack", "true"));
        return edit.Done();
    }

    /// <returns>The checks that fail and do not block; null when all hold.</returns>
    static string? Passed(IemPolicy policy, IemRequest request, Milestone milestone, bool isCovered)
    {
        var failed = IemChecks.Failed(policy, request, milestone, isCovered);
        var blocking = failed.Where(f => f.Blocks).ToList();
        if (blocking.Count > 0)
            throw new RefusalException(RefusalKind.Conflict, $"The milestone {milestone.Id} is not passed.", [.. blocking.Select(f => new FieldError(f.Id, f.Why))]);
        return failed.Count == 0 ? null : string.Join(", ", failed.Select(f => f.Id));
    }

    static Milestone Find(IemRequest request, string id) => request.Milestones.FirstOrDefault(m => m.Id == id) ?? throw new RefusalException(
        RefusalKind.NotFound, "There is no such milestone.", new FieldError("milestone", $"The request has {string.Join(", ", request.Milestones.Select(m => m.Id).DefaultIfEmpty("none before it is approved"))}.", id));
}
