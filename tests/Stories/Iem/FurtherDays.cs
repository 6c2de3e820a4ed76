using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Iem;

/// <summary>Four days in a row: a session has three, and one is bought.</summary>
public class FurtherDays
{
    [Fact]
    public Task Quote_That_Is_Not_Accepted_In_Time_Ends_The_Request_And_Gives_The_Session_Back() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-16", furtherDays: 1);
        await story.Ann().Expects("iem-received", "Days to buy: 1, for 14000.00 CNY", "as soon as the quote is accepted", "left after this one: 2");
        await story.TamMailbox().Expects("To decide", "Days to buy: 1", "cannot be approved before");
        await story.SessionsAre(used: 0, reserved: 1, left: 2);

        await story.Until("2026-03-07T08:59:59Z");
        await story.TamMailbox().ExpectsNothing();
        await iem.Is("requested");
        await story.Advance(1.Seconds());

        await iem.Is("rejected");
        await story.SessionsAre(used: 0, reserved: 0, left: 3);
        await story.Ann().Expects("Quote expired", "14000.00 CNY");
        await story.TamMailbox().Expects("Quote expired");
        await story.Ann().Expects("Quote not accepted in time", "given back");
        await story.TamMailbox().Expects("Quote not accepted in time");
        (await story.Elm().Posts(iem.Path("accept-quote"), new { purchaseReference = "PO-77" })).Refuses(HttpStatusCode.Conflict, "status");
        await story.Advance(40.Days());
    });

    [Fact]
    public Task Quote_Is_Accepted_With_A_Purchase_Reference_And_Then_The_Request_Is_Approved() => Story.Tell(Story.NoAuditor, async story =>
    {
        var iem = await story.Requests("2026-04-13", "2026-04-16", furtherDays: 1);
        await story.ForgetsMessages();
        await story.Advance(4.Days());

        (await story.Tam().Posts(iem.Path("approve"), "{}")).Refuses(HttpStatusCode.Conflict, "quote");
        (await story.Elm().Posts(iem.Path("accept-quote"), "{}")).Refuses(HttpStatusCode.UnprocessableEntity, "purchaseReference");
        await iem.Customer.AcceptQuoteAsync(iem.Id, "PO-77");
        await story.Ann().Expects("Quote accepted", "PO-77");
        await story.TamMailbox().Expects("Quote accepted", "PO-77");
        (await story.Elm().Posts(iem.Path("accept-quote"), new { purchaseReference = "PO-78" })).Refuses(HttpStatusCode.Conflict, "quote");
        // From now on the decision is owed.
        Assert.Equal("2026-03-08T09:00:00Z", await iem.Field("decideBy"));
        await story.Advance(1.Days());
        await story.TamMailbox().Expects("Still to decide");

        await iem.Tam.ApproveAsync(iem.Id);
        await iem.Is("preparing");
        var quote = Assert.Single((await iem.Reads())["quotes"]!.AsArray())!;
        Assert.Equal(("accepted", "PO-77", 14000m), ((string)quote["state"]!, (string)quote["purchaseReference"]!, (decimal)quote["amount"]!));
        await story.SessionsAre(used: 0, reserved: 1, left: 2);
        await story.Ann().Expects("iem-approved", "Mon 13 Apr 2026 to Thu 16 Apr 2026");
        await story.ForgetsMessages();
    });

    [Theory]
    [InlineData(null, "lastDay")]
    [InlineData(2, "furtherDays")]
    [InlineData(-1, "furtherDays")]
    public Task Four_Days_With_Another_Number_To_Buy_Are_Refused_And_Nothing_Is_Reserved(int? furtherDays, string field) => Story.Tell(async story =>
    {
        (await story.Elm().Posts("/api/iem-requests", IemExtensions.Order("2026-04-13", "2026-04-16", furtherDays))).Refuses(HttpStatusCode.UnprocessableEntity, field);

        await story.HasNothingReserved();
    });
}
