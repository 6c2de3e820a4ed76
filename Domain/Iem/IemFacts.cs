using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Iem;

/// <summary>What a decision knows.</summary>
/// <param name="News">Timeline events after <see cref="IemRequest.DecidedEvent"/>, in order.</param>
/// <param name="People">All of the staff.</param>
public sealed record IemFacts(IemRequest Request, IReadOnlyList<TimelineEvent> News, IReadOnlyList<Person> People)
{
    /// <summary>Messages that were given up since the last decision.</summary>
    public IReadOnlyList<FailedMessage> Failed { get; init; } = [];

    /// <summary>Keys of messages that are still to be sent.</summary>
    public IReadOnlyList<string> Unsent { get; init; } = [];

    /// <summary>The escalation policy by which people are paged about it; null: there is none, and they are told by email and text.</summary>
    public string? Policy { get; init; }

    /// <summary>The account's plan as of now, and whether it covers all event days.</summary>
    public string Plan { get; init; } = "";

    public bool IsCovered { get; init; } = true;

    /// <summary>The customer's chat group; null: he is told by email.</summary>
    public ImGroup? Group { get; init; }

    /// <summary>Open tickets of the account, and the urgent ones among them. Counted only while the event runs.</summary>
    public int Tickets { get; init; }

    public int Urgent { get; init; }

    /// <summary>The tickets that were filed while it ran. Counted only when its report goes out.</summary>
    public TicketFigures? Filed { get; init; }

    /// <summary>Sessions that are left in the service year of its first day.</summary>
    public int? SessionsLeft { get; init; }
}

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Request">Its decided event and the next wake-up are those of this decision.</param>
/// <param name="Withdraw">Keys of messages that were overtaken before they were sent.</param>
/// <param name="Finished">Nothing will ever be due by itself again.</param>
public sealed record IemDecided(IemRequest Request, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, IReadOnlyList<string> Withdraw, bool Finished);

/// <summary>One decision in the making: what it knows, and what it has changed and said so far.</summary>
sealed class IemTurn
{
    public IemTurn(IemPolicy policy, IemFacts facts, Instant now)
    {
        (Policy, Facts) = (policy, facts);
        Edit = new IemEdit(facts.Request, Actor.System, "system", now);
        Notices = new IemNotices(this);
        News = [.. facts.News.Where(e => e.Number > facts.Request.DecidedEvent)];
    }

    public IemPolicy Policy { get; }

    public IemFacts Facts { get; }

    public IemEdit Edit { get; }

    public IemNotices Notices { get; }

    public IReadOnlyList<TimelineEvent> News { get; }

    public IemRequest Request => Edit.Request;

    public Instant Now => Edit.Now;

    /// <summary>Null for nobody, and for somebody who has left.</summary>
    public Person? Person(string? id) => id is null ? null : Facts.People.FirstOrDefault(p => p.Id == id);

    /// <summary>The TAM; without one whoever leads, or else everybody: somebody has to see to it.</summary>
    public IReadOnlyList<Person> Tams => Person(Request.TamId) is { } tam ? [tam] : Leads;

    public IReadOnlyList<Person> Leads => Facts.People.Where(p => p.Roles.Contains(PersonRole.Lead)).ToList() is { Count: > 0 } leads ? leads : Facts.People;

    public string? Names(IEnumerable<string> ids) => string.Join(", ", ids.Select(id => Person(id)?.Name ?? id)) is { Length: > 0 } names ? names : null;
}
