using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Tickets;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tests.Tickets;

public class LabelTests
{
    static readonly Ticket Ticket = TicketStory.Filed().Ticket;

    [Fact]
    public void Tags_AreNormalisedAndKeptOnce()
    {
        var change = TicketCommands.Tag(Ticket, Given.Handler, "console", [" Data  Base ", "data-base", "urgent"], [], Given.Noon);

        Assert.Equal(["data-base", "urgent"], change.State.Tags);
        Assert.Equal("data-base urgent", Assert.Single(change.Events).Details["tags"]);
    }

    [Fact]
    public void Tags_AddedAndRemovedAtOnce_AreTwoEvents()
    {
        var change = TicketCommands.Tag(Ticket with { Tags = ["old"] }, Given.Handler, "console", ["new"], ["OLD"], Given.Noon);

        Assert.Equal(["new"], change.State.Tags);
        Assert.Equal([TicketEvents.Tagged, TicketEvents.Untagged], change.Events.Select(e => e.Type));
    }

    [Fact]
    public void Tags_ThatAreThereAlready_AreNoChange()
    {
        Assert.Empty(TicketCommands.Tag(Ticket with { Tags = ["a"] }, Given.Handler, "console", ["A"], ["b"], Given.Noon).Events);
    }

    [Fact]
    public void Tags_TooLongOrTooMany_AreRefusedByPosition()
    {
        var tooLong = Assert.Throws<RefusalException>(() => Tag(["fine", new string('x', 41), " "]));
        Assert.Equal(["add[1]", "add[2]"], tooLong.Errors.Select(e => e.Field));

        Assert.Equal(20, Tag([.. Enumerable.Range(1, 20).Select(i => $"t{i}")]).State.Tags.Count);
        Assert.Equal("add", Assert.Throws<RefusalException>(() => Tag([.. Enumerable.Range(1, 21).Select(i => $"t{i}")])).Errors.Single().Field);
    }

    [Fact]
    public void Watchers_AreValidAddressesKeptOnce()
    {
        Assert.Equal(["bob@shop.example"], Watch(["Bob@Shop.example", "bob@shop.example"]).State.Watchers);
        Assert.Equal("add[0]", Assert.Throws<RefusalException>(() => Watch(["bob"])).Errors.Single().Field);
        Assert.Equal("add", Assert.Throws<RefusalException>(() => Watch([.. Enumerable.Range(1, 21).Select(i => $"w{i}@shop.example")])).Errors.Single().Field);
    }

    static Change<Ticket> Tag(string[] add) => TicketCommands.Tag(Ticket, Given.Handler, "console", add, [], Given.Noon);

    static Change<Ticket> Watch(string[] add) => TicketCommands.Watch(Ticket, Given.Customer, "api", add, [], Given.Noon);
}
