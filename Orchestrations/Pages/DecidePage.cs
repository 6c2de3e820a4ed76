using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Orchestrations.Answers;
using SupportFlows.Orchestrations.Delivery;
using SupportFlows.Orchestrations.Promises;

namespace SupportFlows.Orchestrations.Pages;

/// <summary>Who is to be rung next about an incident.</summary>
public sealed partial class DecidePage(
    DecidePromise<Page> decisions, PageReader reader, PageTickets tickets, Lines lines, PageLinks links, ILogger<DecidePage> log)
{
    [Function(nameof(DecidePage))]
    public async Task<PromiseStep> RunAsync([ActivityTrigger] string pageId, [DurableClient] DurableTaskClient client)
    {
        PageDecision? decided = null;
        var step = await decisions.RunAsync(client, pageId, async situation =>
        {
            decided = PageRule.Next(await reader.ReadAsync(situation.State, situation.News), situation.Now);
            await tickets.TellAsync(client, decided.Page, situation.News.Concat(decided.Events));
            var notices = await Task.WhenAll(decided.Notices.Select(n => AnswerableAsync(n, decided.Page, situation.Now)));
            return new Outcome<Page>(decided.Page, decided.Events, notices, decided.Finished) { Withdraw = decided.Withdraw, Ask = decided.Ask };
        });
        if (decided?.Events.Any(e => e.Type == PageEvents.NobodyAnswered) == true)
        {
            LogUnanswered(pageId, decided.Page.Policy.Id);
        }

        return step;
    }

    /// <summary>A text is answered by its number; what is read on a screen, by a link.</summary>
    async Task<Notice> AnswerableAsync(Notice notice, Page page, Instant now) => notice switch
    {
        { Template: Templates.PageAlert, Channel: Channel.Sms } => With(notice, "code", await CodeAsync(notice, page)),
        { Template: Templates.PageAlert, Channel: Channel.Email or Channel.Slack or Channel.WeCom, Recipient.PersonId: { } person } =>
            With(notice, "link", links.Make(page.Id, person, now)),
        _ => notice,
    };

    async Task<string> CodeAsync(Notice notice, Page page) =>
        (await lines.CodeForAsync(notice.Channel, notice.Recipient.Address, [page.Id])).ToString(CultureInfo.InvariantCulture);

    static Notice With(Notice notice, string datum, string? value) => notice with { Data = new Dictionary<string, string?>(notice.Data) { [datum] = value } };
}
