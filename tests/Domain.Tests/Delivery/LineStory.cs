using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Tests.Delivery;

/// <summary>One phone through a day: what asks, and what it hears.</summary>
sealed class LineStory(Channel channel = Channel.Sms)
{
    public Line Line { get; private set; } = Line.Quiet;

    public static Instant At(int seconds) => Given.Noon + Duration.FromSeconds(seconds);

    public static LineEntry Entry(
        string key, int since = 0, bool first = false, bool status = false, bool important = false, string? about = null, int deadline = 600) =>
        new(key, new DeliveryTerms(about ?? $"p-{key}", $"Incident {key}", status, first, important, At(since + deadline)), At(since));

    public LineAnswer Ask(int second, LineEntry entry)
    {
        (Line, var answer) = LineRule.Ask(Line, entry, LinePolicy.Of(channel), At(second));
        return answer;
    }

    public void Release(string key) => Line = LineRule.Release(Line, key);

    /// <summary>A message that is sent on its own.</summary>
    public void Sent(int second, string key, bool important = false) =>
        Assert.IsType<LineAnswer.Send>(Ask(second, Entry(key, second, first: true, important: important)));
}
