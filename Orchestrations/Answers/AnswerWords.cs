using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>What somebody who answered a page reads or hears, in his language and zone.</summary>
public sealed class AnswerWords(MessageTemplates templates)
{
    /// <summary>Who acted before, and when, tells them apart: of a bundle of a hundred pages nobody wants a hundred sentences.</summary>
    const int MostSentences = 4;

    /// <param name="data">What the template does not need may be left out.</param>
    public string Of(string template, Channel channel, Recipient reader, params (string Name, string? Value)[] data) =>
        Render(template, channel, reader, data).Body;

    /// <summary>With the title, of what has one.</summary>
    public (string? Subject, string Body) Render(string template, Channel channel, Recipient reader, params (string Name, string? Value)[] data)
    {
        var all = Templates.All.First(t => t.Name == template).Optional.ToDictionary(name => name, _ => (string?)null);
        foreach (var (name, value) in data)
        {
            all[name] = value;
        }

        return templates.Render(new Notice("answer", template, channel, reader, all));
    }

    /// <summary>What came of an action on one page, or on all of a bundle.</summary>
    public string Of(IReadOnlyList<PageAnswer> answers, Channel channel, Recipient reader) =>
        string.Join(' ', answers
            .GroupBy(a => Told(a, reader))
            .Take(MostSentences)
            .Select(g => Of(Templates.AnswerPage, channel, reader,
                ("outcome", Wire.Name(g.Key.Outcome)), ("subjects", string.Join("; ", g.Select(a => a.Subject))), ("by", g.Key.By), ("at", Wire.Text(g.Key.At)))));

    /// <summary>The same key pressed twice, or a webhook that came twice, is no other person who was first.</summary>
    static (PageOutcome Outcome, string? By, Instant? At) Told(PageAnswer answer, Recipient reader) => answer.Outcome switch
    {
        PageOutcome.AlreadyAcknowledged when answer.By?.Id == reader.PersonId => (PageOutcome.Acknowledged, null, null),
        PageOutcome.AlreadyClosed when answer.By?.Id == reader.PersonId => (PageOutcome.Closed, null, null),
        PageOutcome.AlreadyAcknowledged or PageOutcome.AlreadyClosed => (answer.Outcome, answer.By?.Name, answer.At),
        _ => (answer.Outcome, null, null),
    };
}
