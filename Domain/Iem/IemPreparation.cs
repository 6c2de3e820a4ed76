using NodaTime;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>What is worked out before the event: its plan, the scorecard, the risks and the roster.</summary>
public static class IemPreparation
{
    const int Text = 1000;
    const int Risks = 200;
    const int Shifts = 500;

    /// <summary>Lays these parts of the plan over what is there; what is left out or empty stays as it is.</summary>
    public static Change<IemRequest> PutPlan(IemRequest request, Actor actor, string channel, IemPlan given, Instant now)
    {
        IemStates.Require(request, IemStates.Prepare);
        var faults = new FieldFaults();
        var clean = IemOrderRule.Check(faults, given, path: "");
        faults.Throw("The plan cannot be kept.");
        var before = request.Plan;
        var plan = new IemPlan
        {
            SuccessCriteria = clean.SuccessCriteria ?? before.SuccessCriteria,
            Bridge = clean.Bridge ?? before.Bridge,
            Resources = clean.Resources.Count == 0 ? before.Resources : clean.Resources,
            TrafficMultiple = clean.TrafficMultiple ?? before.TrafficMultiple,
            Primary = clean.Primary ?? before.Primary,
            Rollback = clean.Rollback ?? before.Rollback,
            Escalation = clean.Escalation.Count == 0 ? before.Escalation : clean.Escalation,
        };
        var edit = new IemEdit(request with { Plan = plan }, actor, channel, now);
        edit.Add(IemEvents.PlanChanged, ("parts", Parts(given)));
        return edit.Done();
    }

    public static Change<IemRequest> Answer(IemPolicy policy, IemRequest request, Actor actor, string channel, IReadOnlyList<ScorecardAnswer>? answers, Instant now)
    {
        IemStates.Require(request, IemStates.Prepare);
        RequireStaff(actor, "answers the scorecard");
        var faults = new FieldFaults();
        if (answers is not { Count: > 0 }) faults.Add("answers", "Give at least one: {item, light, note}.");
        foreach (var (answer, n) in (answers ?? []).Select((a, n) => (a, n)))
        {
            if (answer is null || policy.Scorecard.All(i => i.Id != answer.Item)) faults.Add($"answers[{n}].item", $"Is none of the scorecard's: {string.Join(", ", policy.Scorecard.Select(i => i.Id))}.", answer?.Item);
            if (answer is { Light: Light.Green }) faults.OptionalText($"answers[{n}].note", answer.Note, Text);
            else if (answer is not null) faults.Text($"answers[{n}].note", answer.Note, Text);
        }

        faults.Throw("The scorecard cannot be answered so: what is not green says why.");
        var edit = new IemEdit(request, actor, channel, now);
        foreach (var answer in answers!.Select(a => a with { Note = a.Note?.Trim() is { Length: > 0 } note ? note : null }))
        {
            if (edit.Request.Scorecard.Contains(answer)) continue;
            edit.Request = edit.Request with { Scorecard = [.. edit.Request.Scorecard.Where(a => a.Item != answer.Item), answer] };
            edit.Add(IemEvents.ScorecardAnswered, ("item", answer.Item), ("light", Wire.Name(answer.Light)), ("note", answer.Note));
        }

        return edit.Done();
    }

    public static Change<IemRequest> OpenRisk(IemRequest request, Actor actor, string channel, string? title, Light? rating, string? owner, Instant now)
    {
        IemStates.Require(request, IemStates.Prepare);
        var faults = new FieldFaults();
        var words = faults.Text("title", title, Text);
        var who = faults.OptionalText("owner", owner, Text);
        if (rating is null) faults.Add("rating", $"Is required: one of {Wire.Names<Light>()}.");
        if (request.Risks.Count >= Risks) faults.Add("title", $"The request has {Risks} risks, which is the most.");
        faults.Throw("The risk cannot be noted.");
        var risk = new Risk($"r{request.Risks.Count + 1}", words, rating!.Value, who);
        var edit = new IemEdit(request with { Risks = [.. request.Risks, risk] }, actor, channel, now);
        edit.Add(IemEvents.RiskOpened, ("risk", risk.Id), ("title", risk.Title), ("rating", Wire.Name(risk.Rating)), ("owner", who));
        return edit.Done();
    }

    /// <summary>Closes a risk, opens it again, or, with a reason, says that it is borne.</summary>
    public static Change<IemRequest> SetRisk(IemRequest request, Actor actor, string channel, string riskId, RiskState? state, string? note, Instant now)
    {
        IemStates.Require(request, IemStates.Prepare);
        var risk = request.Risks.FirstOrDefault(r => r.Id == riskId)
            ?? throw new RefusalException(RefusalKind.NotFound, "There is no such risk.", new FieldError("risk", $"The request has {string.Join(", ", request.Risks.Select(r => r.Id).DefaultIfEmpty("none"))}.", riskId));
        var faults = new FieldFaults();
        if (state is null) faults.Add("state", $"Is required: one of {Wire.Names<RiskState>()}.");
        if (state == RiskState.Accepted) RequireStaff(actor, "accepts a risk");
        var why = state == RiskState.Accepted ? faults.Text("note", note, Text) : faults.OptionalText("note", note, Text);
        faults.Throw("The risk cannot be changed so: who accepts one says why.");
        var changed = risk with { State = state!.Value, Note = why ?? risk.Note };
        if (changed == risk) return new Change<IemRequest>(request, []);
        var edit = new IemEdit(request with { Risks = [.. request.Risks.Select(r => r.Id == riskId ? changed : r)] }, actor, channel, now);
        edit.Add(IemEvents.RiskChanged, ("risk", risk.Id), ("title", risk.Title), ("state", Wire.Name(changed.State)), ("note", why));
        return edit.Done();
    }

    /// <summary>Replaces the roster. The people are on call by it for the event days, and paged first for the account's tickets.</summary>
    /// <param name="people">Ids of the staff.</param>
    /// <param name="reachable">Of those who have a way to be paged: the others are named.</param>
    public static Change<IemRequest> SetRoster(
        IemRequest request, Actor actor, string channel, IReadOnlyList<FixedShift>? shifts, IReadOnlySet<string> people, IReadOnlySet<string> reachable, Instant now)
    {
        IemStates.Require(request, IemStates.Prepare);
        RequireStaff(actor, "sets the roster");
        var faults = new FieldFaults();
        if (shifts is not { Count: > 0 and <= Shifts }) faults.Add("shifts", $"Has {shifts?.Count ?? 0}; give 1 to {Shifts}: {{personId, from, to}}.");
        foreach (var (shift, n) in (shifts ?? []).Take(Shifts).Select((s, n) => (s, n))) Check(faults, $"shifts[{n}]", request, shift, people);
        faults.Throw("The roster cannot be set.");
        if (request.Roster.SequenceEqual(shifts!)) return new Change<IemRequest>(request, []);
        var edit = new IemEdit(request with { Roster = [.. shifts!] }, actor, channel, now);
        var ids = shifts!.Select(s => s.PersonId).Distinct().ToList();
        edit.Add(
            IemEvents.RosterSet,
            ("people", string.Join(' ', ids)),
            ("shifts", $"{shifts!.Count}"),
            ("gaps", IemRoster.Gaps(edit.Request) is { Count: > 0 } gaps ? $"{gaps.Count}" : null),
            ("unreachable", ids.Except(reachable).ToList() is { Count: > 0 } cannot ? string.Join(' ', cannot) : null));
        return edit.Done();
    }

    static void Check(FieldFaults faults, string field, IemRequest request, FixedShift? shift, IReadOnlySet<string> people)
    {
        if (shift is null)
        {
            faults.Add(field, "Is null: say {personId, from, to}.");
            return;
        }

        ScheduleCheck.Person(faults, $"{field}.personId", shift.PersonId, people);
        if (shift.To <= shift.From) faults.Add($"{field}.to", "Ends after it starts.", Wire.Text(shift.To));
        if (shift.From < request.Days.StartsAt || shift.To > request.Days.EndsAt)
            faults.Add(field, $"Lies outside the event days, {Wire.Text(request.Days.StartsAt)} to {Wire.Text(request.Days.EndsAt)}.", $"{Wire.Text(shift.From)} to {Wire.Text(shift.To)}");
    }

    internal static void RequireStaff(Actor actor, string what)
    {
        if (actor.Kind == ActorKind.Customer) throw new RefusalException(RefusalKind.Forbidden, $"Only the vendor's staff {what}.");
    }

    static string Parts(IemPlan given) => string.Join(' ', Named(given));

    static IEnumerable<string> Named(IemPlan given)
    {
        if (given.SuccessCriteria is not null) yield return "successCriteria";
        if (given.Bridge is not null) yield return "bridge";
        if (given.Resources is { Count: > 0 }) yield return "resources";
        if (given.TrafficMultiple is not null) yield return "trafficMultiple";
        if (given.Primary is not null) yield return "primary";
        if (given.Rollback is not null) yield return "rollback";
        if (given.Escalation is { Count: > 0 }) yield return "escalation";
    }
}
