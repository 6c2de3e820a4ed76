using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Calendars;
using SupportFlows.Domain.Engagements;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Iem;

/// <summary>The milestones of a session. Those named here are done by a command of their own; the catalog may have any others.</summary>
public static class IemMilestones
{
    public const string Gate = "go-no-go";
    public const string Report = "wrap-up-report";
    public const string Closing = "closing";

    /// <summary>What is to be done to it instead of completing it; null: it is completed.</summary>
    public static string? CommandOf(string milestone) => milestone switch
    {
        Gate => "go or no-go",
        Report => "report",
        Closing => "close",
        _ => null,
    };

    internal static void Plan(IemEdit edit, IemPolicy policy, BusinessCalendar calendar, IReadOnlyList<Person> people)
    {
        var request = edit.Request;
        edit.Request = request with
        {
            Milestones = request.Milestones.Count == 0
                ? MilestonePlan.Make(policy.Milestones, request.Days, calendar, edit.Now, policy.CatchUp, role => Owner(request, role, people))
                : MilestonePlan.Move(request.Milestones, request.Days, calendar, edit.Now, policy.CatchUp),
        };
    }

    internal static void Done(IemEdit edit, string id, string? note = null, IReadOnlyList<Handed>? handed = null) => edit.Request = edit.Request with
    {
        Milestones = [.. edit.Request.Milestones.Select(m => m.Id == id ? m with { DoneAt = edit.Now, DoneBy = edit.Actor, Note = note, Handed = handed ?? [] } : m)],
    };

    /// <summary>It has to be done anew, and is asked for as if it never had been. What was not done yet stays as it is.</summary>
    internal static void Reopen(IemEdit edit, string id) => edit.Request = edit.Request with
    {
        Milestones =
        [
            .. edit.Request.Milestones.Select(m => m.Id == id && m.State == MilestoneState.Done
                ? m with { Round = m.Round + 1, RemindedAt = null, MissedAt = null, EscalatedAt = null, DoneAt = null, DoneBy = null, Note = null, Handed = [] }
                : m),
        ],
    };

    internal static string? Owner(IemRequest request, MilestoneOwner role, IReadOnlyList<Person> people) => role switch
    {
        MilestoneOwner.Tam => request.TamId ?? First(people, PersonRole.Tam) ?? First(people, PersonRole.Lead),
        _ => First(people, PersonRole.Lead) ?? request.TamId,
    };

    static string? First(IReadOnlyList<Person> people, PersonRole role) =>
        people.Where(p => p.Roles.Contains(role)).OrderBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault()?.Id;
}
