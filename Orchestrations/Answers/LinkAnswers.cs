using Microsoft.DurableTask.Client;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Text;
using SupportFlows.Orchestrations.Accounts;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Promises;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>What somebody who followed a link is shown.</summary>
/// <param name="Language">One that we write.</param>
/// <param name="State">Since when it is open, and who has it.</param>
/// <param name="Happened">What came of the button that he pressed; null: he only looks.</param>
public sealed record LinkView(string Language, string Subject, string State, PageStatus Status, string? Happened);

/// <summary>Shows a page to whom a link was sent, and does what he presses.</summary>
public sealed class LinkAnswers(PageLinks links, People people, PromiseStore<Page> pages, PageActions actions, AnswerWords words, TimeProvider time)
{
    const string By = "link";

    /// <summary>Changes nothing: those who scan mail follow every link in it.</summary>
    /// <returns>Null: the link is not ours, has expired, or its person or page is gone.</returns>
    public async Task<LinkView?> LookAsync(string token, CancellationToken cancellation) =>
        await OpenAsync(token, cancellation) is var (reader, page) ? await ViewAsync(reader, page, happened: null, cancellation) : null;

    /// <returns>Null, as above.</returns>
    public async Task<LinkView?> ActAsync(DurableTaskClient client, string token, ReplyAction action, CancellationToken cancellation)
    {
        if (await OpenAsync(token, cancellation) is not var (reader, page))
        {
            return null;
        }

        var answers = await actions.DoAsync(client, action, [page], reader, By, once: null, cancellation);
        return await ViewAsync(reader, page, words.Of(answers, Channel.Sms, reader), cancellation);
    }

    async Task<(Recipient Reader, string Page)?> OpenAsync(string token, CancellationToken cancellation) =>
        links.Read(token, time.GetCurrentInstant()) is { } link && await people.GetAsync(link.PersonId, cancellation) is { } person
            ? (PageActions.Reader(person, person.Email), link.PageId)
            : null;

    async Task<LinkView?> ViewAsync(Recipient reader, string id, string? happened, CancellationToken cancellation)
    {
        if (await pages.FindAsync(id, cancellation) is not { State: var page })
        {
            return null;
        }

        var (by, at) = page.Status switch
        {
            PageStatus.Acknowledged => (page.AcknowledgedBy, page.AcknowledgedAt),
            PageStatus.Closed => (page.ClosedBy, page.ClosedAt),
            _ => (null, null),
        };
        var (subject, state) = words.Render(
            Templates.AnswerLink, Channel.Email, reader,
            ("subject", page.Subject), ("since", Wire.Text(page.CreatedAt)), ("state", Wire.Name(page.Status)), ("by", by?.Name), ("at", Wire.Text(at)));
        return new LinkView(Languages.Of(reader.Language), subject!, state, page.Status, happened);
    }
}
