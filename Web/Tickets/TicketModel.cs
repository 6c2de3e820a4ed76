using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;
using SupportFlows.Web.Parts;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Tickets;

/// <summary>A ticket with what its reader may see of it and do to it.</summary>
/// <param name="Customer">Name of the account; null for an unknown sender.</param>
/// <param name="Names">Of the staff, by id.</param>
/// <param name="Events">A part of the timeline in order, without what is not for the reader.</param>
/// <param name="Before">Asks for the part before; null: this is the first.</param>
/// <param name="Last">What happened last, of all.</param>
/// <param name="Team">Whom it can be given to; nobody for a customer.</param>
/// <param name="Files">Those that are for the reader.</param>
public sealed record TicketModel(
    Ticket Ticket,
    Plan Plan,
    string? Customer,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<ClockPicture> Clocks,
    IReadOnlyList<TimelineEvent> Events,
    int? Before,
    TimelineEvent? Last,
    IReadOnlyList<SelectOption> Team,
    IReadOnlyList<Attachment> Files)
{
    /// <summary>Name of whoever has it; null: nobody.</summary>
    public string? Handler => Ticket.AssigneeId is { } id ? Names.GetValueOrDefault(id, id) : null;

    /// <summary>What was said, to the customer or among the staff.</summary>
    public IEnumerable<TimelineEvent> Talk => Events.Where(e => e.Body is not null);

    /// <summary>Whether its form is on the page: when it is allowed, and when it was just refused, so that what was typed and why it was refused can be read.</summary>
    /// <param name="command">One of <see cref="TicketStates"/>.</param>
    /// <param name="form">Its name, if another than the command's.</param>
    public bool Offers(Reader reader, string command, string? form = null) =>
        reader.Tried?.Form == (form ?? command) || (TicketStates.Allows(Ticket, command) && (command != TicketStates.Reopen || Ticket.MergedInto is null));

    public string Address(string action) => $"/tickets/{Ticket.Id}/{action}";
}
