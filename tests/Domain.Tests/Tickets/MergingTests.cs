using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Tickets;

public class MergingTests
{
    static readonly Ticket Original = TicketStory.Filed().Ticket with { Id = "t0" };

    [Fact]
    public void Duplicate_ClosesAndPointsToTheOriginal()
    {
        var story = TicketStory.Filed();
        story.Mail();
        story.Do((t, now) => Merge(t, Original, now).Merged);

        Assert.Equal((TicketStatus.Closed, "t0", true), (story.Ticket.Status, story.Ticket.MergedInto, story.Finished));
        Assert.Equal(ClockState.Cancelled, story.FirstResponse.State);
        Assert.Equal(["ticket-closed email ann@shop.example"], story.Mail());
    }

    [Fact]
    public void Duplicate_WhosePromiseWasMissed_KeepsTheMiss()
    {
        var story = TicketStory.Filed("enterprise").Advance("PT9H");
        story.Do((t, now) => Merge(t, Original, now).Merged);

        Assert.Equal(ClockState.Missed, story.FirstResponse.State);
    }

    [Fact]
    public void WhoFiledTheDuplicate_WatchesTheOriginal()
    {
        var other = TicketStory.Filed(with: r => r with { Contact = new("Bob", "Bob@shop.example", null) }).Ticket;

        var into = Merge(other, Original, Given.Noon).Into.State;

        Assert.Equal(["bob@shop.example"], into.Watchers);
        Assert.Equal(["t1"], into.MergedFrom);
    }

    [Fact]
    public void Merge_CutShortAndRepeated_ChangesTheOriginalOnce()
    {
        var duplicate = TicketStory.Filed().Ticket;
        var into = Merge(duplicate, Original, Given.Noon).Into.State;

        Assert.Empty(Merge(duplicate, into, Given.Noon).Into.Events);
    }

    [Fact]
    public void Merge_AcrossAccountsOrIntoAClosedOrTheSameTicket_IsRefused()
    {
        var ticket = TicketStory.Filed().Ticket;

        foreach (var into in (Ticket[])[Original with { AccountId = "other" }, Original with { Status = TicketStatus.Closed }, ticket])
            Assert.Equal(RefusalKind.Conflict, Assert.Throws<RefusalException>(() => Merge(ticket, into, Given.Noon)).Kind);
    }

    [Fact]
    public void TwoTickets_MergedIntoEachOtherAtOnce_OlderOneGoesOn()
    {
        var (younger, older) = (TicketStory.Filed().Advance("PT1H").Ticket with { AcceptedAt = Given.Noon + Given.Span("PT1H") }, Original);
        var (toldOlder, toldYounger) = (Merge(younger, older, Given.Noon).Into.State, Merge(older, younger, Given.Noon).Into.State);

        var (merged, into) = Merge(toldYounger, toldOlder, Given.Noon);

        Assert.Equal((TicketStatus.Closed, older.Id), (merged.State.Status, merged.State.MergedInto));
        Assert.Empty(merged.State.MergedFrom);
        Assert.Empty(into.Events);
        Assert.Throws<RefusalException>(() => Merge(toldOlder, toldYounger, Given.Noon));
    }

    [Fact]
    public void TwoTicketsOfOneMoment_MergedIntoEachOtherAtOnce_OneGoesOn()
    {
        var (one, two) = (TicketStory.Filed().Ticket, Original);
        var (toldTwo, toldOne) = (Merge(one, two, Given.Noon).Into.State, Merge(two, one, Given.Noon).Into.State);

        Assert.Equal(TicketStatus.Closed, Merge(toldOne, toldTwo, Given.Noon).Merged.State.Status);
        Assert.Throws<RefusalException>(() => Merge(toldTwo, toldOne, Given.Noon));
    }

    [Fact]
    public void Merge_OfATicketThatAnotherIsBeingMergedInto_IsRefused()
    {
        var (one, two) = (TicketStory.Filed().Ticket, Original);
        var told = Merge(one, two, Given.Noon).Into.State;

        Assert.Throws<RefusalException>(() => Merge(told, one, Given.Noon));
    }

    [Fact]
    public void Strangers_AreNeverTakenForOneAccount()
    {
        var (one, two) = (TicketStory.Filed().Ticket with { AccountId = null }, Original with { AccountId = null });

        Assert.Throws<RefusalException>(() => Merge(one, two, Given.Noon));
    }

    [Fact]
    public void MergedTicket_Written_SendsTheCustomerToTheOriginal()
    {
        var story = TicketStory.Filed();
        story.Do((t, now) => Merge(t, Original, now).Merged);

        Assert.Contains("merged into ticket t0", Assert.Throws<RefusalException>(() => story.Write()).Message);
    }

    static (Change<Ticket> Merged, Change<Ticket> Into) Merge(Ticket ticket, Ticket into, NodaTime.Instant now) =>
        TicketCommands.Merge(Given.Catalog, ticket, into, Given.Handler, "console", now);
}
