using System.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OnCall;

/// <summary>Who is woken, and who next.</summary>
public class Policies
{
    [Fact]
    public Task Made_Changed_And_Not_Changed_Over_Somebody_Elses_Change() => Story.Tell(async story =>
    {
        (await story.Operator.Puts("/api/policies/database", Policy("demo"))).Is(HttpStatusCode.Created);
        var tag = (await story.Staff.Gets("/api/policies/database")).Is(HttpStatusCode.OK).ETag;
        (await story.Operator.Puts("/api/policies/database", Policy("demo-second-line"), ("If-Match", tag))).Is(HttpStatusCode.OK);
        (await story.Operator.Puts("/api/policies/database", Policy("demo"), ("If-Match", tag))).Refuses(HttpStatusCode.PreconditionFailed, "If-Match");
        (await story.Staff.Puts("/api/policies/database", Policy("demo"))).Refuses(HttpStatusCode.Forbidden);
    });

    [Fact]
    public Task What_It_Names_Has_To_Be_There() => Story.Tell(async story =>
    {
        (await story.Operator.Puts("/api/policies/database", new { })).Refuses(HttpStatusCode.UnprocessableEntity, "name", "levels");
        (await story.Operator.Puts("/api/policies/database", new
        {
            name = "Database",
            levels = new[] { new { targets = new[] { new { kind = "schedule", id = "ghost" }, new { kind = "person", id = "nobody" } }, wait = "PT1S" } },
            repeat = 100,
        })).Refuses(HttpStatusCode.UnprocessableEntity, "levels[0].targets[0].id", "levels[0].targets[1].id", "levels[0].wait", "repeat");
    });

    static object Policy(string schedule) => new
    {
        name = "Database",
        levels = new[] { new { targets = new[] { new { kind = "schedule", id = schedule } }, wait = "PT10M" } },
    };
}
