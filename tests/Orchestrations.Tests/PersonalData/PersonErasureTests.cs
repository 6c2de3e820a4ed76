using SupportFlows.Domain.Plans;
using SupportFlows.Domain.Tickets;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.PersonalData;
using SupportFlows.Orchestrations.Storage;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.PersonalData;

public class PersonErasureTests
{
    static readonly PersonalWords Ann = new(TestApp.Known, null);

    [Fact]
    public async Task Erasure_ThatDiesAtAnyCommit_IsFinishedByTheNext()
    {
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.ReplyAsync(ticket.Id, body: "Dear Ann, try again.");
        await app.SendAsync(await app.DecideAsync(ticket.Id));
        await app.ChangeAsync(ticket.Id, (t, now) => TicketCommands.Close(app.Get<Catalog>(), t, TestApp.Staff, "api", "done", now));

        var deaths = 0;
        for (var isOver = false; !isOver;)
        {
            var commits = 0;
            app.Rows.Before = (_, _) => ++commits > deaths ? throw new IOException("The end.") : Task.CompletedTask;
            try
            {
                await EraseAsync(app, Ann);
                isOver = true;
            }
            catch (IOException)
            {
                deaths++;
            }
        }

        app.Rows.Before = null;
        Assert.InRange(deaths, 2, 20);
        var rows = await app.Rows.ListAsync(new RowRange("tickets", ticket.Id));
        Assert.All(rows, row => Assert.DoesNotContain(TestApp.Known, row.Content, StringComparison.OrdinalIgnoreCase));
        Assert.All(rows, row => Assert.DoesNotContain("Dear Ann", row.Content, StringComparison.Ordinal));
        Assert.Empty((await app.Get<AccountDirectory>().GetAsync("acme"))!.Contacts);
        Assert.Equal((TicketStatus.Closed, ticket.Clocks.Count), ((await app.TicketAsync(ticket.Id)).Status, (await app.TicketAsync(ticket.Id)).Clocks.Count));
    }

    [Fact]
    public async Task Person_InMoreThanACommitTakes_IsErasedFromAllOfIt()
    {
        const string Bob = "bob@elsewhere.example";
        await using var app = await new TestApp().StaffedAsync();
        var ticket = await app.FileAndDecideAsync();
        await app.ChangeAsync(ticket.Id, (t, now) => TicketCommands.Watch(t, TestApp.Staff, "api", [Bob], [], now));
        for (var reply = 0; reply < 30; reply++)
        {
            // He is not whose matter it is: only his own words go, and the rest of them stays as long as it is.
            await app.ReplyAsync(ticket.Id, body: $"As {Bob} said: {new string('你', 19_900)}");
        }

        await app.ChangeAsync(ticket.Id, (t, now) => TicketCommands.Close(app.Get<Catalog>(), t, TestApp.Staff, "api", "done", now));
        await app.SendAsync(await app.DecideAsync(ticket.Id));

        await EraseAsync(app, new PersonalWords(Bob, null));

        var rows = await app.Rows.ListAsync(new RowRange("tickets", ticket.Id));
        Assert.Equal(30, rows.Count(row => row.Key.StartsWith("event-", StringComparison.Ordinal) && row.Content.Contains("As [erased] said", StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.DoesNotContain(Bob, row.Content, StringComparison.OrdinalIgnoreCase));
    }

    static async Task EraseAsync(TestApp app, PersonalWords person)
    {
        for (var step = await app.Get<PersonErasure>().StepAsync(person, null); step.Continuation is not null;)
        {
            step = await app.Get<PersonErasure>().StepAsync(person, step.Continuation);
        }
    }
}
