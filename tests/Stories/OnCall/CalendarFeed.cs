using System.Net;
using Ical.Net;
using SupportFlows.Stories.Harness;

namespace SupportFlows.Stories.OnCall;

/// <summary>A calendar program on somebody's laptop subscribes to the rota.</summary>
public class CalendarFeed
{
    [Fact]
    public Task Program_Without_A_Key_Reads_Every_Shift_With_Stable_Ids() => Story.Tell(async story =>
    {
        var path = await Address(story);

        var first = (await story.Stranger.Gets(path)).Is(HttpStatusCode.OK);
        Assert.Equal("text/calendar", first.MediaType);
        var events = Calendar.Load(first.Text)!.Events.OrderBy(e => e.Start).ToList();
        Assert.All(events, e => Assert.Equal("UTC", e.Start!.TzId));
        var current = Assert.Single(events, e => e.Start!.AsUtc <= story.Now.UtcDateTime && story.Now.UtcDateTime < e.End!.AsUtc);
        Assert.StartsWith("On call: Olga Oncall", current.Summary);
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.End!.AsUtc, pair.Second.Start!.AsUtc));

        await story.Advance(1.Days());
        var later = Calendar.Load((await story.Stranger.Gets(path)).Is(HttpStatusCode.OK).Text)!.Events;
        Assert.Contains(later, e => e.Uid == current.Uid && e.Start!.Equals(current.Start));
    });

    [Fact]
    public Task Address_Of_Another_Schedule_A_Changed_One_And_An_Ended_One_Open_Nothing() => Story.Tell(async story =>
    {
        var path = await Address(story);
        (await story.Stranger.Gets(path.Replace("/demo/", "/demo-second-line/", StringComparison.Ordinal))).Refuses(HttpStatusCode.Unauthorized);
        (await story.Stranger.Gets(path[..^2])).Refuses(HttpStatusCode.Unauthorized);
        (await story.Stranger.Gets("/api/schedules/demo/calendar.ics")).Refuses(HttpStatusCode.Unauthorized);

        (await story.Operator.Deletes("/api/schedules/demo/calendar")).Is(HttpStatusCode.NoContent);

        (await story.Stranger.Gets(path)).Refuses(HttpStatusCode.Unauthorized);
        (await story.Stranger.Gets(await Address(story))).Is(HttpStatusCode.OK);
    });

    static async Task<string> Address(Story story) =>
        new Uri((string)(await story.Staff.Posts("/api/schedules/demo/calendar", new { })).Is(HttpStatusCode.Created).Json["url"]!).PathAndQuery;
}
