using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Tests.Notifications;

public class InvitationsTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 10, 20, 7, 30);
    static readonly Instant Start = Instant.FromUtc(2026, 11, 10, 16, 0);

    static readonly Invitation Shift = new("iem-7.roster.otto@supportflows", 0, Start, Start + Duration.FromHours(8), "On duty: 双十一", "Bring a charger.", "https://meet.example/7");

    static readonly Recipient Otto = new("otto", "Otto", "otto@vendor.example", "en", "Europe/Berlin");

    [Fact]
    public void Invitation_IsReadBackAsItWas()
    {
        var (calendar, read) = Read(Write(Shift));

        Assert.Equal(("REQUEST", "CONFIRMED", "OPAQUE"), (calendar.Method, read.Status, read.Transparency));
        Assert.Equal((Shift.Uid, 0, Shift.Summary, Shift.Description, Shift.Location), (read.Uid, read.Sequence, read.Summary, read.Description, read.Location));
        Assert.Equal((Start, Start + Duration.FromHours(8), Now), (At(read.Start!.AsUtc), At(read.End!.AsUtc), At(read.DtStamp!.AsUtc)));
        Assert.All([read.Start, read.End, read.DtStamp], at => Assert.Equal("UTC", at.TzId));
        Assert.Equal("mailto:otto@vendor.example", Assert.Single(read.Attendees).Value!.ToString());
        Assert.Equal(("mailto:support@vendor.example", "Vendor, Support"), (read.Organizer!.Value!.ToString(), read.Organizer.CommonName));
    }

    [Fact]
    public void Text_IsWhatProgramsExpect() => Assert.Equal(
        """
        BEGIN:VCALENDAR
        METHOD:REQUEST
        PRODID:-//SupportFlows//Invitations//EN
        VERSION:2.0
        BEGIN:VEVENT
        ATTENDEE;CN=Otto;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mail
         to:otto@vendor.example
        DESCRIPTION:Bring a charger.
        DTEND:20261111T000000Z
        DTSTAMP:20261020T073000Z
        DTSTART:20261110T160000Z
        LOCATION:https://meet.example/7
        ORGANIZER;CN="Vendor, Support":mailto:support@vendor.example
        SEQUENCE:0
        STATUS:CONFIRMED
        SUMMARY:On duty: 双十一
        TRANSP:OPAQUE
        UID:iem-7.roster.otto@supportflows
        END:VEVENT
        END:VCALENDAR

        """,
        Write(Shift).ReplaceLineEndings("\n"));

    [Fact]
    public void Moved_IsTheSameEventWithAHigherSequence()
    {
        var moved = Shift with { Sequence = 1, Start = Start + Duration.FromDays(1), End = Start + Duration.FromDays(1) + Duration.FromHours(8) };

        var (before, after) = (Read(Write(Shift)).Event, Read(Write(moved)).Event);

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(Start + Duration.FromDays(1), At(after.Start!.AsUtc));
    }

    [Fact]
    public void Cancelled_TakesTheEventAway()
    {
        var text = Write(Shift with { Sequence = 2, Cancelled = true });

        var (calendar, read) = Read(text);
        Assert.Equal(("CANCEL", "CANCELLED", Shift.Uid, 2), (calendar.Method, read.Status, read.Uid, read.Sequence));
        Assert.Equal((Invitations.Cancel, Invitations.Request), (Invitations.MethodOf(text), Invitations.MethodOf(Write(Shift))));
    }

    [Theory]
    [InlineData("One, two; three: \\n is no break, \"quoted\"")]
    [InlineData("第一行，逗号；分号\n第二行\r\nMETHOD:CANCEL\r\nEND:VEVENT")]
    [InlineData("🚀 https://meet.example/7?a=1&b=%2C#x")]
    public void Words_SurviveWhateverTheyAre(string words)
    {
        var text = Write(Shift with { Summary = words, Description = string.Concat(Enumerable.Repeat(words, 20)), Location = words });

        var read = Read(text).Event;
        var expected = words.ReplaceLineEndings("\n");
        Assert.Equal((expected, string.Concat(Enumerable.Repeat(expected, 20)), expected), (read.Summary, read.Description?.ReplaceLineEndings("\n"), read.Location));
        Assert.Equal(Invitations.Request, Invitations.MethodOf(text));
    }

    [Fact]
    public void Lines_AreNoLongerThanProgramsTake()
    {
        var text = Write(Shift with { Description = string.Concat(Enumerable.Repeat("双十一🚀", 100)) });

        Assert.EndsWith("\r\n", text);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
    }

    [Theory]
    [InlineData("Otto \"the, Great\": x;y", "otto@vendor.example", "Otto 'the, Great': x;y", "otto@vendor.example")]
    [InlineData("李雷\r\nATTENDEE:mailto:eve@evil.example", "li.lei+iem@vendor.example", "李雷 ATTENDEE:mailto:eve@evil.example", "li.lei+iem@vendor.example")]
    [InlineData("", "a?b=c%d@vendor.example", "a?b=c%d@vendor.example", "a?b=c%d@vendor.example")]
    public void Recipient_IsTheOneAttendee_WhateverHisNameIs(string name, string address, string shown, string mailed)
    {
        var read = Read(Write(Shift, Otto with { Name = name, Address = address })).Event;

        var attendee = Assert.Single(read.Attendees);
        Assert.Equal((shown, $"mailto:{mailed}"), (attendee.CommonName, Uri.UnescapeDataString(attendee.Value!.OriginalString)));
        Assert.Equal((false, "NEEDS-ACTION"), (attendee.Rsvp, attendee.ParticipationStatus));
    }

    [Fact]
    public void ControlCharacters_WhichNoProgramTakes_AreLeftOut() =>
        Assert.Equal("On duty", Read(Write(Shift with { Summary = "On\u0007duty\u0000" })).Event.Summary!.Trim());

    [Fact]
    public void WithoutASender_ThereIsNoOrganizer() =>
        Assert.Null(Read(new Invitations(() => null).Write(Shift, Otto, Now)).Event.Organizer);

    static string Write(Invitation invitation, Recipient? recipient = null) =>
        new Invitations(() => new Mailbox("support@vendor.example", "Vendor, Support")).Write(invitation, recipient ?? Otto, Now);

    static (Calendar Calendar, CalendarEvent Event) Read(string text)
    {
        var calendar = Calendar.Load(text)!;
        return (calendar, Assert.Single(calendar.Events));
    }

    static Instant At(DateTime utc) => Instant.FromDateTimeUtc(utc);
}
