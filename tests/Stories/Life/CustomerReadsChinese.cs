using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class CustomerReadsChinese
{
    [Fact]
    public Task Acknowledgement_Is_In_The_Language_Of_The_Contact() => Story.Tell(async story =>
    {
        var ticket = await story.Customer("demo-enterprise").Files("general", new("李雷", "lei@enterprise.example"));

        var mail = await story.Mailbox("lei@enterprise.example").Expects("ticket-accepted", ticket.Id);

        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", mail.Subject!);
        await story.ForgetsMessages();
    });
}
