using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OpenApi;

public class DocsPage
{
    [Fact]
    public Task Document_And_Page_Are_There_For_Everybody_And_Run_Nothing_But_Our_Own_Files() => Story.Tell(async story =>
    {
        var document = (await story.Stranger.Gets("/api/openapi.json")).Is(HttpStatusCode.OK);
        Assert.Equal("3.1.1", (string?)document.Json["openapi"]);
        Assert.DoesNotContain("/api/dev/", document.Text, StringComparison.Ordinal);
        (await story.Stranger.Gets("/api/openapi.json", ("If-None-Match", document.ETag))).Is(HttpStatusCode.NotModified);

        var page = (await story.Stranger.Gets("/api/docs")).Is(HttpStatusCode.OK);
        Assert.Equal("text/html", page.MediaType);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Text, StringComparison.Ordinal);

        foreach (var (file, type) in new[] { ("docs.js", "text/javascript"), ("docs.css", "text/css") })
        {
            Assert.Contains($"\"docs/{file}\"", page.Text, StringComparison.Ordinal);
            var answer = (await story.Stranger.Gets($"/api/docs/{file}")).Is(HttpStatusCode.OK);
            Assert.Equal(type, answer.MediaType);
            (await story.Stranger.Gets($"/api/docs/{file}", ("If-None-Match", answer.ETag))).Is(HttpStatusCode.NotModified);
        }
    });
}
