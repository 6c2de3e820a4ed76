using NodaTime;
using SupportFlows.Domain.Plans;

namespace SupportFlows.Domain.Tickets;

/// <summary>What people do to a ticket. Each either gives the change or refuses with <see cref="Refusals.RefusalException"/>.</summary>
public static class TicketCommands
{
    public static TicketChange Reply(Catalog catalog, Ticket ticket, Actor actor, string channel, string body, bool isPublic, Instant now) => throw new NotSupportedException();

    public static TicketChange Reclassify(Catalog catalog, Ticket ticket, Actor actor, string channel, Severity severity, string reason, Instant now) => throw new NotSupportedException();

    public static TicketChange Assign(Ticket ticket, Actor actor, string channel, string assigneeId, string? reason, Instant now) => throw new NotSupportedException();

    public static TicketChange Pend(Catalog catalog, Ticket ticket, Actor actor, string channel, Instant now) => throw new NotSupportedException();

    public static TicketChange Resolve(Catalog catalog, Ticket ticket, Actor actor, string channel, Instant now) => throw new NotSupportedException();

    public static TicketChange Close(Catalog catalog, Ticket ticket, Actor actor, string channel, string? reason, Instant now) => throw new NotSupportedException();

    public static TicketChange Reopen(Catalog catalog, Ticket ticket, Actor actor, string channel, string? reason, Instant now) => throw new NotSupportedException();

    /// <summary>Closes <paramref name="ticket"/> as a duplicate of <paramref name="into"/>; gives the change of both.</summary>
    public static (TicketChange Merged, TicketChange Into) Merge(Catalog catalog, Ticket ticket, Ticket into, Actor actor, string channel, Instant now) => throw new NotSupportedException();

    public static TicketChange Tag(Ticket ticket, Actor actor, string channel, IReadOnlyList<string> add, IReadOnlyList<string> remove, Instant now) => throw new NotSupportedException();

    public static TicketChange Watch(Ticket ticket, Actor actor, string channel, IReadOnlyList<string> add, IReadOnlyList<string> remove, Instant now) => throw new NotSupportedException();
}
