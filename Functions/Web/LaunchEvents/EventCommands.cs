using SupportFlows.Domain.Iem;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Functions.Iem;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.OnCall;

namespace SupportFlows.Functions.Web.LaunchEvents;

/// <summary>The commands that the forms on the page of a launch event stand for: the same as the API's.</summary>
public sealed class EventCommands(People people, OnCallDirectory directory)
{
    const string By = WebDoor.Channel;

    /// <summary>Those that the customer has as well. Null: there is no such command.</summary>
    public static IemCommand? Ask(string name, IReadOnlyDictionary<string, string> fields)
    {
        var form = new EventForm(fields);
        IemCommand? command = name switch
        {
            IemStates.Reschedule => Reschedule(form, form.Whole("furtherDays")),
            IemStates.Extend => Extend(form, form.Whole("furtherDays")),
            IemStates.Cancel => (r, _, actor, now) => IemMoves.Cancel(r, actor, By, form.Text("reason"), now),
            IemStates.AcceptQuote => (r, setting, actor, now) => IemQuotes.Accept(setting, r, actor, By, form.Text("purchaseReference"), now),
            "plan" => Plan(form.Plan("")),
            "new-risk" => (r, _, actor, now) => IemPreparation.OpenRisk(r, actor, By, form.Text("title"), form.Name<Light>("rating"), form.Text("owner"), now),
            "risk" => (r, _, actor, now) => IemPreparation.SetRisk(r, actor, By, form.Text("risk") ?? "", form.Name<RiskState>("state"), form.Text("note"), now),
            _ => null,
        };
        form.Throw();
        return command;
    }

    /// <summary>Those of the staff. Null: there is no such command.</summary>
    public async Task<IemCommand?> WorkAsync(string name, IReadOnlyDictionary<string, string> fields, CancellationToken cancellation)
    {
        var form = new EventForm(fields);
        return name switch
        {
            IemStates.Approve => (r, setting, actor, now) => IemApprovals.Approve(setting, r, actor, By, form.Text("reason"), IemDoor.IsCovered(setting, r), now),
            IemStates.Reject => (r, _, actor, now) => IemApprovals.Reject(r, actor, By, form.Text("reason"), now),
            IemStates.Go => (r, setting, actor, now) => IemWork.Go(setting.Catalog.Iem!, r, actor, By, form.Text("reason"), IemDoor.IsCovered(setting, r), now),
            IemStates.NoGo => (r, _, actor, now) => IemWork.NoGo(r, actor, By, form.Text("reason"), now),
            "complete" => (r, setting, actor, now) =>
                IemWork.Complete(setting.Catalog.Iem!, r, actor, By, form.Text("milestone") ?? "", form.Handed(), form.Text("note"), IemDoor.IsCovered(setting, r), now),
            "assign" => (r, setting, actor, now) =>
                IemWork.Assign(r, actor, By, form.Text("milestone") ?? "", form.Text("owner"), setting.People.Any(p => p.Id == form.Text("owner")), now),
            "scorecard" => Scorecard(form),
            "shift" or "unshift" => await RosterAsync(name, form, cancellation),
            IemStates.Update => (r, _, actor, now) => IemWrapUp.Update(r, actor, By, form.Name<Light>("state"), form.Text("note"), now),
            IemStates.Report => (r, _, actor, now) => IemWrapUp.Report(r, actor, By, form.Text("summary"), now),
            IemStates.Close => (r, _, actor, now) => IemWrapUp.Close(r, actor, By, form.Name<IemReason>("reasonCode"), form.Text("note"), now),
            _ => null,
        };
    }

    static IemCommand Reschedule(EventForm form, int? further) =>
        (r, setting, actor, now) => IemMoves.Reschedule(setting, r, actor, By, form.Text("firstDay"), form.Text("lastDay"), further, form.Text("reason"), now);

    static IemCommand Extend(EventForm form, int? further) =>
        (r, setting, actor, now) => IemMoves.Extend(setting, r, actor, By, form.Text("lastDay"), further, form.Text("reason"), now);

    static IemCommand Plan(IemPlan plan) => (r, _, actor, now) => IemPreparation.PutPlan(r, actor, By, plan, now);

    /// <summary>A fault is at the place of its question in the form, whichever of them were answered.</summary>
    static IemCommand Scorecard(EventForm form) => (r, setting, actor, now) =>
    {
        var answers = form.Answers();
        return Renamed(
            () => IemPreparation.Answer(setting.Catalog.Iem!, r, actor, By, [.. answers.Select(a => a.Answer)], now),
            field => answers.Select((a, n) => ($"answers[{n}]", $"answers[{a.Place}]")).Where(p => field.StartsWith(p.Item1, StringComparison.Ordinal)).Select(p => p.Item2 + field[p.Item1.Length..]).FirstOrDefault() ?? field);
    };

    /// <summary>One shift more or less; the rule takes the roster as a whole.</summary>
    async Task<IemCommand> RosterAsync(string name, EventForm form, CancellationToken cancellation)
    {
        var staff = (await people.ListAsync(cancellation)).Select(p => p.Id).ToHashSet();
        var reachable = (await directory.ReadAsync(cancellation)).Responders.Values.Where(r => r.Methods.Any(m => m.IsUsable)).Select(r => r.Id).ToHashSet();
        return (r, _, actor, now) =>
        {
            IReadOnlyList<FixedShift> shifts = name == "shift"
                ? [.. r.Roster.Append(Shift(form, r)).OrderBy(s => s.From)]
                : [.. r.Roster.Where(s => s.PersonId != form.Text("person") || Wire.Text(s.From) != form.Text("start"))];
            return Renamed(() => IemPreparation.SetRoster(r, actor, By, shifts, staff, reachable, now), field => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        };
    }

    static FixedShift Shift(EventForm form, IemRequest r)
    {
        var shift = new FixedShift(form.Text("personId") ?? "", form.Time("from", r.TimeZone), form.Time("to", r.TimeZone));
        form.Throw();
        return shift;
    }

    static Change<IemRequest> Renamed(Func<Change<IemRequest>> command, Func<string, string> rename)
    {
        try
        {
            return command();
        }
        catch (RefusalException refusal)
        {
            throw new RefusalException(refusal.Kind, refusal.Title, [.. refusal.Errors.Select(e => e with { Field = rename(e.Field) })]);
        }
    }
}
