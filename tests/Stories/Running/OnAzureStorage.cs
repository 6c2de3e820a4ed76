using System.Net;
using System.Text;
using SupportFlows.Adapters.Tests.Peers;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Running;

/// <summary>By settings alone: rows in Azure Tables and files in Azure Blobs, as an emulator has them. All other stories run there as well, see docs/reliability.md.</summary>
public class OnAzureStorage
{
    static readonly string Key = Convert.ToBase64String("of an emulator that is gone soon"u8);

    [Fact]
    public async Task Promise_Is_Kept_Its_Page_Answered_And_A_File_Read_Through_Kills()
    {
        using var emulator = await NodePeer.StartAsync("azurite.js", $"stories:{Key}");
        var addresses = (await emulator.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException(await emulator.StandardError.ReadToEndAsync());
        var connection = $"DefaultEndpointsProtocol=http;AccountName=stories;AccountKey={Key};TableEndpoint={addresses[0]}/stories;BlobEndpoint={addresses[1]}/stories";

        await Story.Tell([.. Story.NoAuditor, ("SupportFlows:Storage:ConnectionString", connection)], async story =>
        {
            var ticket = await story.Customer("demo-enterprise").Files("business-critical");
            using var trace = new StringContent("at Shop.Checkout()", Encoding.UTF8, "text/plain");
            var file = (await story.Customer("demo-enterprise").Uploads($"/api/tickets/{ticket.Id}/attachments?name=trace.txt", trace)).Is(HttpStatusCode.Created);
            await story.KillAndRestart();

            await story.Advance(8.Minutes());
            await ticket.Clock("first-response").Is("running");
            await story.KillAndRestart();
            await story.Staff.Replies(ticket, "We are on it.");
            await story.Advance(1.Hours());

            await ticket.Clock("first-response").Is("met");
            Assert.Equal("at Shop.Checkout()", (await story.Staff.Gets($"/api/tickets/{ticket.Id}/attachments/{file.Json["id"]}")).Is(HttpStatusCode.OK).Text);
            Assert.Equal(HttpStatusCode.NotFound, (await story.Customer("demo-business").Gets($"/api/tickets/{ticket.Id}/attachments/{file.Json["id"]}")).Status);
            await story.ForgetsMessages();
        });
        emulator.StandardInput.Close();
    }
}
