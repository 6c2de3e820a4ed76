using System.Net;
using System.Net.Http.Headers;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.Life;

public class FilesOfATicket
{
    [Fact]
    public Task Customer_Sends_A_File_Which_Comes_Once_And_Is_Seen_By_Those_Whom_It_Is_For() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("business", "general");
        var (bea, staff, other) = (story.Customer("demo-business"), story.Staff, story.Customer("demo-enterprise"));
        var path = $"/api/tickets/{ticket.Id}/attachments";

        // Twice, since the first answer was lost.
        var sent = (await bea.Uploads($"{path}?name=app%20%E6%97%A5.html", File("<script>1</script>"), ("Idempotency-Key", "one"))).Is(HttpStatusCode.Created);
        var again = (await bea.Uploads($"{path}?name=app%20%E6%97%A5.html", File("<script>1</script>"), ("Idempotency-Key", "one"))).Is(HttpStatusCode.Created);
        Assert.Equal(sent.Text, again.Text);
        Assert.Equal(("app 日.html", "text/html", 18, "public"), ((string)sent.Json["fileName"]!, (string)sent.Json["mediaType"]!, (int)sent.Json["size"]!, (string)sent.Json["visibility"]!));
        var file = sent.Headers.Location!.OriginalString;

        // Saved, never shown.
        var read = (await staff.Gets(file)).Is(HttpStatusCode.OK);
        Assert.Equal(("<script>1</script>", "application/octet-stream", "app 日.html"), (read.Text, read.MediaType, read.FileName));
        Assert.Equal(["nosniff"], read.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", read.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal((true, true), (read.Headers.CacheControl!.NoStore, read.Headers.CacheControl.Private));
        (await bea.Gets(file, ("If-None-Match", read.ETag))).Is(HttpStatusCode.NotModified);

        // What is the staff's own is not there for the customer; and nobody else is told of any.
        (await staff.Uploads($"{path}?name=x", File("note"))).Refuses(HttpStatusCode.UnprocessableEntity, "visibility");
        var note = (await staff.Uploads($"{path}?name=note.txt&visibility=internal", File("note"))).Is(HttpStatusCode.Created).Headers.Location!.OriginalString;
        Assert.Equal(2, (await staff.Gets(path)).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Count);
        Assert.Single((await bea.Gets(path)).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await bea.Gets(note)).Refuses(HttpStatusCode.NotFound, "attachment");
        Assert.DoesNotContain("note.txt", (await bea.Gets($"/api/tickets/{ticket.Id}/timeline")).Text, StringComparison.Ordinal);
        Assert.All([await other.Gets(file), await other.Gets(path), await other.Uploads($"{path}?name=x", File("spy"))], answer => answer.Is(HttpStatusCode.NotFound));

        // What is not taken.
        (await bea.Uploads($"{path}?name=..%2Fx&visibility=internal", File("x"))).Refuses(HttpStatusCode.UnprocessableEntity, "name", "visibility");
        (await bea.Uploads($"{path}?name=x", File(""))).Refuses(HttpStatusCode.UnprocessableEntity, "body");
        (await bea.Uploads($"{path}?name=x", new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]), ("Expect", "100-continue"))).Refuses(HttpStatusCode.RequestEntityTooLarge, "body");

        (await bea.Deletes(file)).Is(HttpStatusCode.Forbidden);
        (await staff.Deletes(file)).Is(HttpStatusCode.NoContent);
        (await staff.Deletes(file)).Is(HttpStatusCode.NotFound);
        (await bea.Uploads($"{path}?name=x", File("x"), ("Idempotency-Key", "one"))).Refuses(HttpStatusCode.Conflict, "Idempotency-Key");
        Assert.Contains("attachment-deleted", (await story.Operator.Gets("/api/audit")).Text, StringComparison.Ordinal);
        await ticket.Clock("first-response").Is("running");

        await story.KillAndRestart();
        Assert.Equal("note", (await story.Staff.Gets(note)).Is(HttpStatusCode.OK).Text);
        (await story.Staff.Posts($"/api/tickets/{ticket.Id}/close", "{}")).Is(HttpStatusCode.OK);
        (await story.Staff.Uploads($"{path}?name=x&visibility=public", File("late"))).Refuses(HttpStatusCode.Conflict, "status");
        await story.ForgetsMessages();
    });

    [Fact]
    public Task On_The_Page_A_File_Is_Sent_By_A_Form_That_Needs_No_Script() => Story.Tell(async story =>
    {
        var ticket = await story.HasTicket("business", "general");
        var (bea, staff, page) = (await story.Visits("demo-business"), await story.Visits("demo-staff"), $"/tickets/{ticket.Id}");
        var path = $"{page}/attachments";
        (await bea.Opens(page)).Shows("No files.", "enctype=\"multipart/form-data\"").Hides("Who sees it");

        Assert.Equal($"{page}?done=attached", (await bea.Uploads(path, "C:\\logs\\app 日.log", "boom", ("form", "attach"), ("once", "abc"))).LeadsTo());
        (await bea.Uploads(path, "app 日.log", "boom", ("form", "attach"), ("once", "abc"))).LeadsTo();
        (await staff.Uploads(path, "trace.txt", "secret", ("form", "attach"), ("visibility", "internal"))).LeadsTo();
        (await staff.Opens(page)).Shows("app 日.log", "4 B", "trace.txt", "Staff only", "File attached: app 日.log (4 B).", "Who sees it");
        var seen = (await bea.Opens(page)).Shows("app 日.log").Hides("trace.txt", "Delete");
        var link = System.Text.RegularExpressions.Regex.Match(seen.Text, $"{path}/a[0-9a-f]+").Value;
        Assert.Equal(("boom", "app 日.log"), ((await bea.Gets(link)).Text, (await bea.Gets(link)).FileName));

        (await bea.Uploads(path, "", "", ("form", "attach"))).Is(HttpStatusCode.UnprocessableEntity).Shows("attach-file-fault");
        (await bea.Uploads(path, "empty.log", "", ("form", "attach"))).Is(HttpStatusCode.UnprocessableEntity).Shows("Is empty");
        (await bea.UploadsWithoutToken(path, "x", "x")).Is(HttpStatusCode.Forbidden);
        (await bea.Posts($"{link}/delete")).Is(HttpStatusCode.Forbidden);
        Assert.Equal($"{page}?done=detached", (await staff.Posts($"{link}/delete")).LeadsTo());
        (await bea.Gets(link)).Is(HttpStatusCode.NotFound);
        (await bea.Opens(page)).Shows("No files.", "File deleted: app 日.log");
    });

    static ByteArrayContent File(string text) => new(System.Text.Encoding.UTF8.GetBytes(text)) { Headers = { ContentType = new MediaTypeHeaderValue("text/html") } };
}
