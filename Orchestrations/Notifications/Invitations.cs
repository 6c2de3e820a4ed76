using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Orchestrations.Notifications;

/// <summary>Whom our mail is from; null where nobody said.</summary>
public delegate Mailbox? MailFrom();

public sealed record Mailbox(string Address, string Name);

/// <summary>Invitations as calendar programs read them (RFC 5545 and 5546), in UTC: a program shows them in its reader's zone.</summary>
public sealed class Invitations(MailFrom from)
{
    public const string Cancel = "CANCEL";
    public const string Request = "REQUEST";

    /// <param name="now">When it is decided: of two of the same sequence a program takes the later.</param>
    public string Write(Invitation invitation, Recipient recipient, Instant now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//SupportFlows//Invitations//EN", Method = invitation.Cancelled ? Cancel : Request };
        calendar.Events.Add(Event(invitation, recipient, now));
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    /// <summary>The method of a text that this wrote. Nobody's words can say another: no line of theirs begins with it.</summary>
    public static string MethodOf(string calendar) => calendar.Contains($"\nMETHOD:{Cancel}\r", StringComparison.Ordinal) ? Cancel : Request;

    CalendarEvent Event(Invitation invitation, Recipient recipient, Instant now)
    {
        var written = new CalendarEvent
        {
            Uid = invitation.Uid,
            Sequence = invitation.Sequence,
            DtStamp = Utc(now),
            Start = Utc(invitation.Start),
            End = Utc(invitation.End),
            Summary = Clean(invitation.Summary),
            Description = invitation.Description is { } description ? Clean(description) : null,
            Location = invitation.Location is { } location ? Clean(location) : null,
            Status = invitation.Cancelled ? "CANCELLED" : "CONFIRMED",
            Transparency = invitation.Cancelled ? "TRANSPARENT" : "OPAQUE",
        };
        if (from() is { } sender && Uri.TryCreate(MailTo(sender.Address), UriKind.Absolute, out var organizer))
        {
            written.Organizer = new Organizer { Value = organizer, CommonName = Name(sender.Name, sender.Address) };
        }

        if (Uri.TryCreate(MailTo(recipient.Address), UriKind.Absolute, out var attendee))
        {
            // Nobody reads their answers.
            written.Attendees.Add(new Attendee(attendee) { CommonName = Name(recipient.Name, recipient.Address), Role = "REQ-PARTICIPANT", ParticipationStatus = "NEEDS-ACTION", Rsvp = false });
        }

        return written;
    }

    static string MailTo(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? "" : $"mailto:{Uri.EscapeDataString(address[..at])}@{address[(at + 1)..]}";
    }

    /// <summary>A parameter has no escape for a quote.</summary>
    static string Name(string name, string address) => MessageFilters.OneLine(name).Replace('"', '\'') is { Length: > 0 } some ? some : address;

    /// <summary>Without the control characters that no calendar may have.</summary>
    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            clean.Append(char.IsControl(c) && c is not ('\n' or '\t') ? ' ' : c);
        }

        return clean.ToString();
    }

    static CalDateTime Utc(Instant at) => new(at.ToDateTimeUtc(), hasTime: true);
}
