using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Answers;

/// <param name="From">E.164.</param>
/// <param name="MessageSid">The provider's: the same text again has the same.</param>
public sealed record InboundText(string From, string Body, string MessageSid);

/// <summary>Somebody texts back.</summary>
public sealed partial class TextReplies(
    PhoneOwners owners, Lines lines, PromiseStore<Page> pages, PageActions actions, AnswerWords words, SentLog sent, TimeProvider time, ILogger<TextReplies> log)
{
    const string By = "sms";

    /// <returns>The answer; null when silence is best: to strangers, to machines that text back, and where the carrier answers by itself.</returns>
    public async Task<string?> AnswerAsync(DurableTaskClient client, InboundText text, CancellationToken cancellation)
    {
        if (ReplyText.Parse(text.Body) is { Action: ReplyAction.Stop or ReplyAction.Start or ReplyAction.Help } word)
        {
            await MarkAsync(client, text.From, word.Action, cancellation);
            return null;
        }

        if (await owners.FindAsync(text.From, cancellation) is not { } person)
        {
            LogStranger(text.MessageSid);
            return null;
        }

        var reader = PageActions.Reader(person, text.From);
        return await lines.RecordReplyAsync(text.From, text.MessageSid, () => HandleAsync(client, text, reader, cancellation), cancellation);
    }

    Task MarkAsync(DurableTaskClient client, string number, ReplyAction action, CancellationToken cancellation) =>
        action is ReplyAction.Help ? Task.CompletedTask : owners.MarkAsync(client, number, action, cancellation);

    async Task<string?> HandleAsync(DurableTaskClient client, InboundText text, Recipient reader, CancellationToken cancellation)
    {
        var line = await lines.FindAsync(Channel.Sms, text.From, cancellation);
        // A number says which pages it is about: the others need not be looked at.
        var open = ReplyText.Parse(text.Body) is { Code: not null } ? [] : await OpenAsync(line, cancellation);
        var meaning = LineCodes.Resolve(line, text.Body, [.. open.Select(p => p.Id)]);
        var answers = meaning.Action is { } action ? await actions.DoAsync(client, action, meaning.Pages, reader, By, text.MessageSid, cancellation) : [];
        var answer = answers.Count > 0
            ? await UsefulAsync(answers, text, reader, cancellation)
            : await UselessAsync(meaning.Problem ?? ReplyProblem.UnknownCode, line, text, reader, cancellation);
        if (answer is not null)
        {
            await LogAsync(text, reader, answer, cancellation);
        }

        return answer;
    }

    async Task<string> UsefulAsync(IReadOnlyList<PageAnswer> answers, InboundText text, Recipient reader, CancellationToken cancellation)
    {
        await lines.UsefulAsync(text.From, cancellation);
        return words.Of(answers, Channel.Sms, reader);
    }

    async Task<string?> UselessAsync(ReplyProblem problem, Line line, InboundText text, Recipient reader, CancellationToken cancellation)
    {
        if (!await lines.UselessAsync(text.From, cancellation))
        {
            return null;
        }

        var open = await OpenAsync(line, cancellation);
        var codes = line.Codes.Select(c => (c.Code, Open: open.Where(p => c.Pages.Contains(p.Id)).ToList())).Where(c => c.Open.Count > 0).Select(c => Named(c.Code, c.Open)).ToList();
        return words.Of(
            Templates.AnswerUseless, Channel.Sms, reader,
            ("problem", Wire.Name(problem)), ("subjects", codes.Count == 0 ? null : string.Join("; ", codes)));
    }

    static string Named(int code, List<Page> pages) => $"{code} {pages[0].Subject}{(pages.Count > 1 ? $" +{pages.Count - 1}" : "")}";

    async Task<IReadOnlyList<Page>> OpenAsync(Line line, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(LineCodes.Pages(line).Select(id => pages.FindAsync(id, cancellation)));
        return [.. found.Select(f => f?.State).OfType<Page>().Where(p => p.Status is not PageStatus.Closed)];
    }

    /// <summary>Twilio sends it: it is in no outbox.</summary>
    Task LogAsync(InboundText text, Recipient reader, string answer, CancellationToken cancellation)
    {
        var now = time.GetCurrentInstant();
        return sent.WriteAsync(
            new OutboxRow
            {
                Key = $"reply-{text.MessageSid}",
                Template = Templates.AnswerPage,
                Channel = Channel.Sms,
                Recipient = reader,
                Body = answer,
                Status = OutboxStatus.Sent,
                CreatedAt = now,
                NextAttemptAt = now,
                EndedAt = now,
            },
            cancellation);
    }

    [LoggerMessage(2402, LogLevel.Information, "Text {MessageSid} is from a number that nobody has shown to be his: it is not answered.")]
    partial void LogStranger(string messageSid);
}
