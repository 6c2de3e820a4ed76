using NodaTime;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Tickets;

public class AttachmentTests
{
    static readonly Ticket Ticket = TicketStory.Filed().Ticket;

    static readonly Attachment File = new("a1", "app.log", "text/plain", 42, "00", Given.Handler, Given.Noon, Public: false, "tickets/t/a");

    [Theory]
    [InlineData(" app 日志 (1).tar.gz ", "text/plain; charset=utf-8", null, "app 日志 (1).tar.gz", "text/plain")]
    [InlineData("👩‍💻", null, "public", "👩‍💻", "application/octet-stream")]
    [InlineData("x", " Image/PNG ", "public", "x", "image/png")]
    public void File_OfACustomer_IsTakenAsPublic(string name, string? type, string? visibility, string keptName, string keptType) =>
        Assert.Equal(new AttachmentRequest(keptName, keptType, Public: true), AttachmentRule.Check(name, type, visibility, ActorKind.Customer));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData(@"C:\secret.txt")]
    [InlineData("a\nb")]
    [InlineData("invoice\u202Efdp.exe")]
    [InlineData("half a pair \uD83D")]
    [InlineData("lost \uFFFD")]
    public void Name_ThatIsNone_IsRefused(string? name) => Assert.Equal(["name"], Faults(name, "text/plain", "public", ActorKind.Staff));

    [Fact]
    public void Everything_ThatIsFaulty_IsNamedAtOnce() => Assert.Equal(["name", "Content-Type", "visibility"], Faults(new string('x', 151), "plain", "secret", ActorKind.Staff));

    [Fact]
    public void Visibility_IsForTheStaffToSayAndNotForACustomerToChoose()
    {
        Assert.Equal(["visibility"], Faults("x", null, null, ActorKind.Staff));
        Assert.Equal(["visibility"], Faults("x", null, "internal", ActorKind.Customer));
        Assert.False(AttachmentRule.Check("x", null, "internal", ActorKind.Staff).Public);
    }

    [Fact]
    public void Attached_AndDetached_AreEventsForThoseWhoMaySeeTheFileAndTouchNoClock()
    {
        var attached = AttachmentCommands.Attach(Ticket, File, "api", Given.Noon + Duration.FromMinutes(1));
        var detached = AttachmentCommands.Detach(attached.State, File, Given.Handler, "web", Given.Noon + Duration.FromMinutes(2));

        Assert.Equal((1, 0), (attached.State.Attachments, detached.State.Attachments));
        Assert.Equal((TicketEvents.Attached, TicketEvents.Detached), (attached.Events.Single().Type, detached.Events.Single().Type));
        Assert.All([attached, detached], change =>
        {
            Assert.False(change.Events.Single().Public);
            Assert.Equal(["a1", "app.log", "text/plain", "42"], change.Events.Single().Details.Values);
            Assert.Equal((Ticket.Clocks, Ticket.Status, Ticket.LastSpeaker), (change.State.Clocks, change.State.Status, change.State.LastSpeaker));
        });
        Assert.True(AttachmentCommands.Attach(Ticket, File with { Public = true }, "api", Given.Noon).Events.Single().Public);
    }

    [Fact]
    public void Ticket_ThatIsFullOrClosed_TakesNoMore()
    {
        var full = Ticket with { Attachments = TicketLimits.Attachments };

        Assert.Equal(["attachments"], Refused(() => AttachmentCommands.Attach(full, File, "api", Given.Noon), RefusalKind.Conflict));
        Assert.Equal(["status"], Refused(() => AttachmentCommands.Attach(Ticket with { Status = TicketStatus.Closed }, File, "api", Given.Noon), RefusalKind.Conflict));
        Assert.Equal(TicketLimits.Attachments - 1, AttachmentCommands.Detach(full, File, Given.Handler, "api", Given.Noon).State.Attachments);
    }

    [Fact]
    public void Customer_DeletesNothing() =>
        Refused(() => AttachmentCommands.Detach(Ticket, File, new Actor(ActorKind.Customer, "ann", "Ann"), "api", Given.Noon), RefusalKind.Forbidden);

    static IEnumerable<string> Faults(string? name, string? type, string? visibility, ActorKind by) =>
        Refused(() => AttachmentRule.Check(name, type, visibility, by), RefusalKind.Invalid);

    static IEnumerable<string> Refused(Func<object> act, RefusalKind kind)
    {
        var refusal = Assert.Throws<RefusalException>(act);
        Assert.Equal(kind, refusal.Kind);
        return refusal.Errors.Select(e => e.Field);
    }
}
