using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Delivery;

/// <summary>How much one address is sent. A bundle counts as one message.</summary>
/// <param name="Alerts">For messages that ask for something; the first of a page is counted and never held.</param>
/// <param name="Statuses">For news that needs no answer, counted for itself.</param>
public sealed record LinePolicy(IReadOnlyList<LineLimit> Alerts, IReadOnlyList<LineLimit> Statuses)
{
    /// <summary>After a message about an at least as important page, the next one waits so long for others to go along.</summary>
    public static readonly Duration BundleFor = Duration.FromMinutes(1);

    /// <summary>After its deadline: whoever was carried asks by then, and hears it.</summary>
    public static readonly Duration Remembered = Duration.FromMinutes(10);

    /// <summary>More than anybody reads.</summary>
    public const int MostCarried = 100;

    /// <summary>Of the newest messages, with those they carried: as a line is one row, which has an end.</summary>
    public const int MostRemembered = 1000;

    /// <summary>What comes when so many wait already is not remembered: it asks again.</summary>
    public const int MostWaiting = 500;

    static readonly LineLimit[] OneStatus = [new(1, Duration.FromMinutes(3))];

    static readonly LinePolicy Sms = new(
        [new(5, Duration.FromMinutes(15)), new(11, Duration.FromHours(1)), new(21, Duration.FromHours(3))], OneStatus);

    static readonly LinePolicy Voice = new(
        [new(3, Duration.FromMinutes(15)), new(7, Duration.FromHours(1)), new(15, Duration.FromHours(3))], OneStatus);

    static readonly LinePolicy Unlimited = new([], []);

    public static LinePolicy Of(Channel channel) => channel switch
    {
        Channel.Sms => Sms,
        Channel.Voice => Voice,
        _ => Unlimited,
    };

    public IReadOnlyList<LineLimit> For(bool status) => status ? Statuses : Alerts;

    /// <summary>How long a message that was sent matters to the next.</summary>
    internal Duration LooksBack => Alerts.Concat(Statuses).Select(l => l.Span).Append(BundleFor).Max();
}

/// <param name="Count">At most so many messages within any such span.</param>
public sealed record LineLimit(int Count, Duration Span);
