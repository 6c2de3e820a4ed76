using NodaTime.Text;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;
using SupportFlows.Web.Operation;
using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Pages;

/// <summary>An event of a page's timeline, in words.</summary>
/// <param name="nameOf">Name of a person, by id.</param>
sealed class PageStory(Reader reader, TimelineEvent e, Func<string, string> nameOf)
{
    readonly Words say = reader.Say;

    public string Text => e.Type switch
    {
        PageEvents.Triggered => say["Started: {0}", Why],
        PageEvents.Raised => say["Raised once more: {0}", Why],
        PageEvents.LevelStarted => say["Level {0}, round {1}: {2} is called", Level, Round, People],
        PageEvents.LevelSkipped => Detail("why") == "nobody-on-call"
            ? say["Level {0}, round {1}, was skipped at once: nobody is on call", Level, Round]
            : say["Level {0}, round {1}, was skipped at once: nobody of it can be reached", Level, Round],
        PageEvents.Unreachable => say["{0} cannot be reached: no verified contact method", People],
        PageEvents.Notified => say["{0} is notified: {1}", Person, Channels],
        PageEvents.Delivered => Detail("answered").Length > 0 ? say["{0} reacted: {1}", Person, Channel] : say["It reached {0}: {1}", Person, Channel],
        PageEvents.DeliveryFailed => say["It did not reach {0}: {1}. {2}", Person, Channel, Error],
        PageEvents.DeliveryDelayed => say["It cannot be sent to {0} yet: {1}. {2}", Person, Channel, Error],
        PageEvents.Unconfirmed => say["Nobody confirms that it reached {0}: {1}", Person, Channel],
        PageEvents.Escalated => say["{0} passed it on to the next level", e.Actor.Name] + Via,
        PageEvents.Acknowledged => say["{0} acknowledged it", e.Actor.Name] + Via,
        PageEvents.Touched => say["{0} works on it", e.Actor.Name],
        PageEvents.RePaged => say["Nobody touched it: it rings again"],
        PageEvents.NobodyAnswered => say["All rounds are over and nobody answered"],
        PageEvents.LastResort => People.Length > 0 ? say["The last resort is called: {0}", People] : say["There is no last resort to call: told by email is {0}", Mailed],
        PageEvents.Held => say["Held by maintenance until {0}: {1}", Until, Why],
        PageEvents.Resumed => say["The maintenance is over"],
        PageEvents.Closed => Closed,
        _ => e.Type,
    };

    /// <summary>The style of its mark.</summary>
    public string? Style => e.Type switch
    {
        PageEvents.Acknowledged or PageEvents.Closed or PageEvents.Delivered => "good",
        PageEvents.LevelStarted or PageEvents.Escalated or PageEvents.DeliveryDelayed or PageEvents.Unconfirmed or PageEvents.Held => "soon",
        PageEvents.LevelSkipped or PageEvents.Unreachable or PageEvents.DeliveryFailed or PageEvents.NobodyAnswered or PageEvents.LastResort or PageEvents.RePaged => "bad",
        _ => null,
    };

    public static string Reason(Words say, string reason) => PageWords.Of(reason) is { } known ? say[known] : reason;

    string Closed => Detail("why") switch
    {
        "answered" => say["Over: {0} answered the ticket", e.Actor.Name],
        "resolved" => say["Over: {0} resolved the ticket", e.Actor.Name],
        "merged" => say["Over: {0} merged the ticket", e.Actor.Name],
        _ => say["{0} closed it", e.Actor.Name] + Via,
    };

    string Why => Reason(say, Detail("reason"));

    string Level => Detail("level");

    string Round => Detail("round");

    string Error => Detail("error");

    string Person => nameOf(Detail("person"));

    string People => Names(Detail("people"));

    string Mailed => Names(Detail("mailed"));

    string Channel => ChannelOf(Detail("channel"));

    string Channels => string.Join(", ", Detail("channels").Split(' ').Select(ChannelOf));

    string Via => PageWords.Via(Detail("via")) is { } known ? $" ({say[known]})" : "";

    string Until => InstantPattern.ExtendedIso.Parse(Detail("until")) is { Success: true, Value: var at } ? Times.Of(reader, at) : "";

    string Detail(string name) => e.Details.GetValueOrDefault(name) ?? "";

    string Names(string ids) => string.Join(", ", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(nameOf));

    string ChannelOf(string name) => Wire.TryName<Channel>(name, out var channel) ? say[MessageWords.Of(channel)] : name;
}
