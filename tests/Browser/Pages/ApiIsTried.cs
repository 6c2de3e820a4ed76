using SupportFlows.Browser.Harness;

namespace SupportFlows.Browser.Pages;

/// <summary>Somebody who is to write a program against the API reads about it and tries it.</summary>
public class ApiIsTried(Chromium chromium)
{
    [Fact]
    public Task Ticket_Is_Filed_From_The_Page_And_A_Faulty_One_Is_Explained() => chromium.Tell(async browser =>
    {
        var ann = await browser.Visits();
        await ann.Goes("/api/docs");
        await ann.Sees("Files a ticket");

        await ann.Fills("Search", "post tickets files");
        await ann.Sees("2 of ");
        await ann.Page.ClickAsync("#FileTicket > summary");
        await ann.Fills("API key", "demo-enterprise");
        await ann.Fills("Body (application/json)", """{"subject":"It's down","description":"All of it.","severity":"general","contact":{"name":"Ann","email":"ann@enterprise.example"}}""");
        await ann.Sees("""--data-raw '{"subject":"It'\''s down",""", "$SUPPORTFLOWS_KEY");
        await ann.Presses("Send");
        await ann.Sees("202 Accepted: it is kept", "\"target\": \"PT8H\"");
        await ann.LooksGood("api-docs");
        await browser.Story.ForgetsMessages();
    });
}
