using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Filing;

public class ThirdPartySoftware
{
    [Theory]
    [InlineData("vsftpd", "3.0.5", "in")]
    [InlineData("vsftpd", "2.9", "out")]
    [InlineData("FileZilla Server", "0.9.60.1", "out")]
    [InlineData("FileZilla Server", "0.9.60.2", "in")]
    [InlineData("Photoshop", "2026", "out")]
    public Task Ticket_Gets_A_Scope_Verdict_Before_Anybody_Reads_It(string name, string version, string verdict) => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-business").Files("general", software: new(name, version));

        Assert.Equal(verdict, (await ticket.Reads()).Scope.Verdict);
        await story.ForgetsMessages();
    });
}
