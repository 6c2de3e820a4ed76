using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A file comes to a ticket, or is taken away. Neither is a message: no clock starts or stops, and nobody has spoken.</summary>
public static class AttachmentCommands
{
    /// <exception cref="RefusalException">The ticket is closed, or has as many as it takes.</exception>
    public static void RequireRoom(Ticket ticket)
    {
        TicketStates.Require(ticket, TicketStates.Attach);
        if (ticket.Attachments >= TicketLimits.Attachments)
        {
            throw new RefusalException(
                RefusalKind.Conflict,
                $"Ticket {ticket.Id} takes no more files.",
                new FieldError("attachments", $"It has {ticket.Attachments}, and at most {TicketLimits.Attachments} are taken. Put several into one archive, or have the staff delete some."));
        }
    }

    public static Change<Ticket> Attach(Ticket ticket, Attachment attachment, string channel, Instant now)
    {
        RequireRoom(ticket);
        var edit = new TicketEdit(ticket with { Attachments = ticket.Attachments + 1 }, attachment.By, channel, now);
        edit.Add(TicketEvents.Attached, DetailsOf(attachment), isPublic: attachment.Public);
        return edit.Done();
    }

    /// <summary>By the staff, whatever state the ticket is in: a password that somebody sent by mistake does not wait.</summary>
    public static Change<Ticket> Detach(Ticket ticket, Attachment attachment, Actor actor, string channel, Instant now)
    {
        TicketStates.RequireStaff(actor, "delete a file of");
        var edit = new TicketEdit(ticket with { Attachments = Math.Max(0, ticket.Attachments - 1) }, actor, channel, now);
        edit.Add(TicketEvents.Detached, DetailsOf(attachment), isPublic: attachment.Public);
        return edit.Done();
    }

    static IReadOnlyDictionary<string, string?> DetailsOf(Attachment attachment) => Details.Of(
        ("attachment", attachment.Id),
        ("fileName", attachment.FileName),
        ("mediaType", attachment.MediaType),
        ("size", attachment.Size.ToString(CultureInfo.InvariantCulture)));
}
