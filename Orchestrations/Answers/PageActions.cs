using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask.Client;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;
using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Pages;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>Does to pages what their reader says, however he says it.</summary>
public sealed class PageActions(PageDesk desk)
{
    public static Recipient Reader(Person person, string address) => new(person.Id, person.Name, address, person.Language, person.TimeZone);

    /// <param name="pages">One, or all of a bundle. Those that are not there are left out of the answer.</param>
    /// <param name="channel">By which he said it: sms, voice, link.</param>
    /// <param name="once">Names the text or key press: the same one again, its answer having been lost, changes nothing. Null: each one counts.</param>
    public async Task<IReadOnlyList<PageAnswer>> DoAsync(
        DurableTaskClient client, ReplyAction action, IReadOnlyList<string> pages, Recipient reader, string channel, string? once, CancellationToken cancellation)
    {
        var actor = new Actor(ActorKind.Staff, reader.PersonId!, reader.Name);
        var (command, outcome) = CommandOf(action);
        var named = once is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel} {once}")));
        var answers = await Task.WhenAll(pages.Select(page => DoAsync(client, page, (p, now) => command(p, actor, channel, now), outcome, named, cancellation)));
        return [.. answers.OfType<PageAnswer>()];
    }

    async Task<PageAnswer?> DoAsync(
        DurableTaskClient client, string page, Func<Page, Instant, PageReply> command, PageOutcome outcome, string? once, CancellationToken cancellation)
    {
        try
        {
            var handled = await desk.ApplyAsync(client, page, ifMatch: null, command, once, cancellation);
            return handled.Answer ?? new PageAnswer(outcome, handled.Page.State.Subject, By: null, At: null);
        }
        catch (RefusalException gone) when (gone.Kind == RefusalKind.NotFound)
        {
            return null;
        }
    }

    static (Func<Page, Actor, string, Instant, PageReply> Command, PageOutcome Outcome) CommandOf(ReplyAction action) => action switch
    {
        ReplyAction.Acknowledge => (PageCommands.Acknowledge, PageOutcome.Acknowledged),
        ReplyAction.Escalate => (PageCommands.Escalate, PageOutcome.Escalated),
        ReplyAction.Close => (PageCommands.Close, PageOutcome.Closed),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Nothing that is done to a page."),
    };
}
