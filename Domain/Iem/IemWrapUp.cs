using NodaTime;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>While the event runs and after it: how it goes, the report, the closing, the survey.</summary>
public static class IemWrapUp
{
    const int Text = 20_000;
    const int Comment = 4000;

    /// <summary>How it goes. The customer hears it with the next status.</summary>
    public static Change<IemRequest> Update(IemRequest request, Actor actor, string channel, Light? state, string? note, Instant now)
    {
        IemStates.Require(request, IemStates.Update);
        IemPreparation.RequireStaff(actor, "says how the event goes");
        var faults = new FieldFaults();
        var words = faults.Text("note", note, Comment);
        if (state is null) faults.Add("state", $"Is required: one of {Wire.Names<Light>()}.");
        faults.Throw("The update cannot be kept.");
        var edit = new IemEdit(request with { LastUpdate = new IemUpdate(state!.Value, words, actor, now) }, actor, channel, now);
        edit.Add(IemEvents.Updated, words, isPublic: true, ("state", Wire.Name(state.Value)));
        return edit.Done();
    }

    /// <summary>The wrap-up report goes to the customer. Said again, it replaces the words of the first.</summary>
    public static Change<IemRequest> Report(IemRequest request, Actor actor, string channel, string? summary, Instant now)
    {
        IemStates.Require(request, IemStates.Report);
        IemPreparation.RequireStaff(actor, "writes the report");
        var faults = new FieldFaults();
        var words = faults.Text("summary", summary, Text);
        faults.Throw("The report needs its summary: what went well, what did not, what to do next time.");
        var milestone = request.Milestones.First(m => m.Id == IemMilestones.Report);
        var edit = new IemEdit(request with { Report = new IemReport(words, actor, now) }, actor, channel, now);
        if (milestone.State != MilestoneState.Done) IemMilestones.Done(edit, milestone.Id);
        edit.Add(IemEvents.Reported, words, isPublic: true, ("late", milestone.DueAt < now && milestone.DoneAt is null ? "true" : null));
        return edit.Done();
    }

    /// <exception cref="RefusalException">The report is still owed, or the reason is missing.</exception>
    public static Change<IemRequest> Close(IemRequest request, Actor actor, string channel, IemReason? reason, string? note, Instant now)
    {
        IemStates.Require(request, IemStates.Close);
        IemPreparation.RequireStaff(actor, "closes it");
        var faults = new FieldFaults();
        if (reason is null) faults.Add("reasonCode", $"Is required: one of {Wire.Names<IemReason>()}.");
        var words = faults.OptionalText("note", note, Comment);
        faults.Throw("It is closed with a reason.");
        if (request.Report is null) throw IemStates.Conflict(request, "The wrap-up report is still owed: report first.", "report");
        var open = request.Milestones.Where(m => m.State != MilestoneState.Done && m.Id != IemMilestones.Closing).Select(m => m.Id).ToList();
        var edit = new IemEdit(request with { Closing = new IemClosing(reason!.Value, words, actor, now) }, actor, channel, now);
        IemMilestones.Done(edit, IemMilestones.Closing, words);
        edit.End(IemStatus.Closed);
        edit.Add(IemEvents.Closed, ("reasonCode", Wire.Name(reason.Value)), ("note", words), ("undone", open.Count == 0 ? null : string.Join(", ", open)));
        return edit.Done();
    }

    /// <param name="by">Who answers: an address, or the key's name.</param>
    public static Change<IemRequest> Answer(IemRequest request, Actor actor, string channel, int? rating, string? comment, string by, Instant now)
    {
        IemStates.Require(request, IemStates.Survey);
        if (request.Survey is { } answered) throw IemStates.Conflict(request, $"The survey was answered at {Wire.Text(answered.At)} by {answered.By}. Tell your technical account manager what you want to add.", "survey");
        var faults = new FieldFaults();
        if (rating is null or < 1 or > 5) faults.Add("rating", "Give 1 (poor) to 5 (excellent).", rating?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var words = faults.OptionalText("comment", comment, Comment);
        faults.Throw("The survey cannot be answered so.");
        var edit = new IemEdit(request with { Survey = new Survey(rating!.Value, words, by, now) }, actor, channel, now);
        edit.Add(IemEvents.Surveyed, words, isPublic: true, ("rating", $"{rating}"), ("by", by));
        return edit.Done();
    }
}
