using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.OnCall;

/// <summary>What a decision knows.</summary>
/// <param name="News">Timeline events after <see cref="Responder.DecidedEvent"/>, in order.</param>
/// <param name="Person">Null when he has left the staff: then nothing is sent.</param>
public sealed record ResponderFacts(Responder Responder, IReadOnlyList<TimelineEvent> News, Person? Person)
{
    /// <summary>Messages that were given up since the last decision.</summary>
    public IReadOnlyList<FailedMessage> Failed { get; init; } = [];
}

/// <summary>What follows from the facts at an instant.</summary>
/// <param name="Finished">Always: a responder does nothing by himself.</param>
public sealed record ResponderDecision(Responder Responder, IReadOnlyList<TimelineEvent> Events, IReadOnlyList<Notice> Notices, bool Finished);

/// <summary>Sends the codes that were asked for.</summary>
public static class ResponderRule
{
    /// <summary>A code that is too old, or that another one has replaced, is not sent any more.</summary>
    public static ResponderDecision Next(ResponderFacts facts, ContactCode codes, Instant now)
    {
        var (responder, events) = (facts.Responder, new List<TimelineEvent>());
        foreach (var message in facts.Failed)
        {
            events.Add(OnCallEvents.Next(responder, OnCallEvents.MessageFailed, Actor.System, "system", now, ("message", message.Key), ("error", message.Error)));
            responder = responder with { LastEvent = responder.LastEvent + 1 };
        }

        var notices = from news in facts.News
                      where news.Number > facts.Responder.DecidedEvent && news.Type == OnCallEvents.CodeAsked && now < news.At + ContactCode.Valid
                      from method in responder.Methods
                      where method.Id == news.Details["method"] && method.VerifiedAt is null && method.Verification?.SentAt == news.At
                      where facts.Person is not null
                      select Code(facts.Person!, method, news, codes.Of(responder.Id, method, news.At));
        return new ResponderDecision(responder with { DecidedEvent = responder.LastEvent, WakeAt = null }, events, [.. notices], Finished: true);
    }

    static Notice Code(Person person, ContactMethod method, TimelineEvent asked, string code) => new(
        $"responder-{person.Id}.{Templates.ContactCode}.{asked.Number}.{Wire.Name(method.Channel)}.{person.Id}",
        Templates.ContactCode,
        method.Channel,
        new Recipient(person.Id, person.Name, method.Address, person.Language, person.TimeZone),
        new Dictionary<string, string?>
        {
            ["code"] = code,
            ["digits"] = string.Join(' ', code.ToCharArray()),
            ["valid"] = Wire.Text(ContactCode.Valid),
        });
}
