using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;
using SupportFlows.Orchestrations.Tickets;

namespace SupportFlows.Orchestrations.Tests.Notifications;

/// <summary>What a decision says of somebody's calendar, from the notice to the provider.</summary>
public class InvitationNoticeTests
{
    [Fact]
    public async Task Invitation_OfferedAgain_IsTheSameText()
    {
        await using var app = await new TestApp().StaffedAsync();
        var message = await DecideAsync(app, Channel.Email);
        app.Email.Next.Enqueue(new DeliveryException("Down.", retryable: true, TimeSpan.FromMinutes(1)));

        await app.Get<SendMessage>().RunAsync(message, app.Client);
        await app.AdvanceAsync(Duration.FromMinutes(1));
        await app.Get<SendMessage>().RunAsync(message, app.Client);

        var offered = app.Email.Offered.Where(m => m.Key == message.Key).Select(m => m.Calendar).ToList();
        Assert.Equal(2, offered.Count);
        Assert.Contains("UID:iem-7.roster", Assert.Single(offered.Distinct()));
        var sent = Assert.Single(await app.Get<SentLog>().ListAsync(null, null), m => m.Key == message.Key);
        Assert.Equal(offered[0], sent.Calendar);
    }

    [Fact]
    public async Task Text_HasNoRoomForOne()
    {
        await using var app = await new TestApp().StaffedAsync();

        await app.Get<SendMessage>().RunAsync(await DecideAsync(app, Channel.Sms), app.Client);

        Assert.Null(Assert.Single(app.Sms.Taken.Values).Calendar);
    }

    [Fact]
    public void RowsOfEarlierVersions_AreRead()
    {
        const string Common = "\"key\":\"t1.ack\",\"channel\":\"email\",\"recipient\":{\"personId\":null,\"name\":\"Ann\",\"address\":\"ann@acme.example\",\"language\":\"en\",\"timeZone\":\"UTC\"},\"body\":\"We have it.\"";

        var row = Json.Read<OutboxRow>($$"""{{{Common}},"template":"ticket-accepted","status":"waiting","createdAt":"2026-03-02T09:00:00Z","nextAttemptAt":"2026-03-02T09:00:00Z"}""");
        var sent = Json.Read<SentMessage>($$"""{{{Common}},"subject":null,"status":"sent","provider":"inbox","error":null,"at":"2026-03-02T09:00:00Z"}""");

        Assert.Equal((null, false), (row.Calendar, row.Recipient.IsGroup));
        Assert.Null(sent.Calendar);
    }

    static async Task<MessageAddress> DecideAsync(TestApp app, Channel channel)
    {
        var ticket = await app.FileAsync();
        await app.DecideAsync(ticket.Id);
        var recipient = new Recipient("hana", "Hana", channel is Channel.Email ? "hana@vendor.example" : "+4930123456", "en", "Europe/Berlin");
        var data = new Dictionary<string, string?> { ["ticketId"] = ticket.Id, ["subject"] = "Launch", ["body"] = "You are on duty.", ["from"] = "Tom" };
        var notice = new Notice($"{ticket.Id}.roster.9.hana", Domain.Notifications.Templates.TicketReply, channel, recipient, data)
        {
            Invitation = new Invitation("iem-7.roster", 0, app.Now + Duration.FromDays(7), app.Now + Duration.FromDays(8), "On duty", null, null),
        };
        await app.Get<DecidePromise<Ticket>>().RunAsync(app.Client, ticket.Id, s => Task.FromResult(new Outcome<Ticket>(s.State, [], [notice], Finished: false)));
        return new MessageAddress(TicketKind.Table, ticket.Id, notice.Key);
    }
}
