using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.OnCall;

namespace SupportFlows.Domain.Pages;

/// <summary>Whom the targets of a level mean at this instant. Whoever is meant twice is paged once.</summary>
/// <param name="Unreachable">Ids of those who have no method that could be used.</param>
sealed record PageAudience(IReadOnlyList<Paged> Reachable, IReadOnlyList<string> Unreachable)
{
    public string? Ids => Reachable.Count == 0 ? null : string.Join(' ', Reachable.Select(p => p.Person.Id));

    public static PageAudience Of(PageTurn turn, IReadOnlyList<Target> targets)
    {
        var ids = targets.SelectMany(t => t.Kind == TargetKind.Person ? [t.Id] : turn.Facts.OnCallAt(t.Id, turn.Now)).Distinct().ToList();
        var meant = ids.ConvertAll(id => (Id: id, Paged: Reach(turn, id)));
        return new PageAudience([.. meant.Select(m => m.Paged).OfType<Paged>()], [.. meant.Where(m => m.Paged is null).Select(m => m.Id)]);
    }

    /// <summary>Who is told when nobody can be paged: whoever leads, or else everybody.</summary>
    public static IReadOnlyList<Person> Leads(PageTurn turn)
    {
        var leads = turn.Facts.People.Where(p => p.Roles.Contains(PersonRole.Lead)).ToList();
        return leads.Count > 0 ? leads : turn.Facts.People;
    }

    public void TellUnreachable(PageTurn turn, (string, string?)[] where)
    {
        if (Unreachable.Count > 0) turn.Edit.Add(PageEvents.Unreachable, [.. where, ("people", string.Join(' ', Unreachable))]);
    }

    static Paged? Reach(PageTurn turn, string id) =>
        turn.Person(id) is { } person && turn.Facts.Responders.GetValueOrDefault(id) is { } responder
        && ResponderRules.Steps(responder, turn.Page.Important) is { Count: > 0 } steps
            ? new Paged(person, steps)
            : null;
}

/// <param name="Steps">Earliest first; at least one.</param>
sealed record Paged(Person Person, IReadOnlyList<(Duration After, ContactMethod Method)> Steps);
