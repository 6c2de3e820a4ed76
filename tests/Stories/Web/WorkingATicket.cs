using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Web;

public class WorkingATicket
{
    [Fact]
    public Task Handler_Answers_In_Time_And_The_Bar_Says_So() => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-business").Files("production-impacted", subject: "Load balancer drops connections");
        var (staff, bea) = (await story.Visits("demo-staff"), await story.Visits("demo-business"));
        await story.Advance(TimeSpan.FromMinutes(16));
        (await staff.Opens($"/tickets/{ticket.Id}")).Shows("14 min", "Running", "Warned at 50 %", "/pages/p" + ticket.Id[1..], "Send to Bea Business", "Keep note for staff only", "Erin Engineer");

        (await staff.Posts($"/tickets/{ticket.Id}/note", ("form", "note"), ("body", "Their probe is wrong.\r\nI tell them."))).LeadsTo();
        await ticket.Clock("first-response").Is("running");
        (await staff.Posts($"/tickets/{ticket.Id}/reply", ("form", "reply"), ("once", "abc"), ("body", "  "))).Is(HttpStatusCode.UnprocessableEntity).Shows("reply-body-fault");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Equal($"/tickets/{ticket.Id}?done=replied", (await staff.Posts($"/tickets/{ticket.Id}/reply", ("form", "reply"), ("once", "abc"), ("body", "Please allow <port> 80 in the probe."))).LeadsTo());
        }

        Assert.Single(await ticket.Events("replied"));
        await ticket.Clock("first-response").Is("met");
        (await staff.Opens($"/tickets/{ticket.Id}")).Shows("Answered by Lee Lead", "class=\"badge good\">Met", "Their probe is wrong.\nI tell them.", "Internal note: the customer does not see it", "Console");
        var seen = (await bea.Opens($"/tickets/{ticket.Id}")).Shows("Answered by Lee Lead", "Please allow <port> 80", "class=\"badge good\">Met").Hides("Their probe", "Staff only", "Warned at", "Told:");
        Assert.Contains("&lt;port&gt;", seen.Text, StringComparison.Ordinal);
        (await bea.Posts($"/tickets/{ticket.Id}/note", ("body", "x"))).Is(HttpStatusCode.Forbidden);
        (await bea.Posts($"/tickets/{ticket.Id}/resolve")).Is(HttpStatusCode.Forbidden);

        (await staff.Posts($"/tickets/{ticket.Id}/pend")).LeadsTo();
        (await bea.Posts($"/tickets/{ticket.Id}/reply", ("form", "reply"), ("body", "It works now, yet how do I keep it so?"))).LeadsTo();
        await ticket.Is("open");
        (await staff.Posts($"/tickets/{ticket.Id}/resolve")).LeadsTo();
        (await staff.Posts($"/tickets/{ticket.Id}/resolve", ("form", "resolve"))).Is(HttpStatusCode.Conflict).Shows("is resolved");
        (await bea.Posts($"/tickets/{ticket.Id}/close", ("form", "close"), ("reason", "All is well"))).LeadsTo();
        (await bea.Opens($"/tickets/{ticket.Id}")).Shows("Closed. Reason: All is well", "Open it again").Hides("Close the ticket");
        (await bea.Posts($"/tickets/{ticket.Id}/reopen", ("form", "reopen"), ("reason", ""))).LeadsTo();
        await ticket.Is("reopened");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task Two_Who_Triage_At_Once_Do_Not_Overwrite_Each_Other() => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-business").Files("general");
        var other = await story.Customer("demo-business").Files("general", subject: "The same again");
        var (lead, tam) = (await story.Visits("demo-staff"), await story.Visits("demo-tam"));
        (string, string)[] Severity(string to, string reason) => [("form", "severity"), ("before", "general"), ("severity", to), ("reason", reason)];

        (await tam.Posts($"/tickets/{ticket.Id}/severity", Severity("system-impaired", "Slow since noon"))).LeadsTo();
        var late = (await lead.Posts($"/tickets/{ticket.Id}/severity", Severity("production-impacted", "They called me"))).Is(HttpStatusCode.PreconditionFailed);
        late.Shows("Somebody else changed this ticket", "Slow since noon", "They called me", "value=\"production-impacted\" selected", "name=\"before\" value=\"system-impaired\"");
        Assert.Equal("system-impaired", (await ticket.Reads()).Severity.Current);

        (await lead.Posts($"/tickets/{ticket.Id}/assign", ("form", "assign"), ("before", "demo-engineer"), ("assignee", "demo-expert"))).LeadsTo();
        (await tam.Posts($"/tickets/{ticket.Id}/assign", ("form", "assign"), ("before", "demo-engineer"), ("assignee", "demo-lead"))).Is(HttpStatusCode.PreconditionFailed).Shows("Xia Expert");
        (await tam.Posts($"/tickets/{ticket.Id}/assign", ("form", "assign"), ("before", "demo-expert"), ("assignee", "no-such"))).Is(HttpStatusCode.UnprocessableEntity);

        (await lead.Posts($"/tickets/{ticket.Id}/tags", ("form", "tags"), ("before", ""), ("add", "network, vip"))).LeadsTo();
        (await tam.Posts($"/tickets/{ticket.Id}/tags", ("form", "tags"), ("before", "vip"), ("add", "launch"))).LeadsTo();
        Assert.Equal(["network", "launch"], (await ticket.Reads()).Tags);
        (await lead.Posts($"/tickets/{ticket.Id}/watchers", ("form", "watchers"), ("before", ""), ("add", "not-an-address"))).Is(HttpStatusCode.UnprocessableEntity).Shows("not-an-address", "Is not an email address");
        (await lead.Posts($"/tickets/{ticket.Id}/watchers", ("form", "watchers"), ("before", ""), ("add", "boss@business.example"))).LeadsTo();

        (await lead.Posts($"/tickets/{other.Id}/merge", ("form", "merge"), ("into", "t0"))).Is(HttpStatusCode.UnprocessableEntity).Shows("There is no ticket with this id");
        Assert.Equal($"/tickets/{ticket.Id}?done=changed", (await lead.Posts($"/tickets/{other.Id}/merge", ("form", "merge"), ("into", ticket.Id))).LeadsTo());
        (await lead.Opens($"/tickets/{other.Id}")).Shows("This ticket was a duplicate", ticket.Id).Hides("Open it again");
        (await lead.Opens($"/tickets/{ticket.Id}?before=4")).Shows("Accepted as").Hides("Slow since noon");
        await story.ForgetsMessages();
    });
}
