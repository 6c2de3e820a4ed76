using System.Globalization;
using NodaTime;
using SupportFlows.Domain.Accounts;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.OnCall;
using SupportFlows.Domain.Text;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Pages;

/// <summary>
/// The notices of one decision. An alert's key is <c>page-{id}.alert.{episode}-{stage}-{step}.{channel}.{person}</c>; other keys have the number of the
/// event that they tell of, or episode and stage.
/// </summary>
sealed class PageNotices(PageTurn turn)
{
    /// <summary>A phone that shows it later wakes somebody for what others have in hand by then.</summary>
    public static readonly Duration UsefulFor = Duration.FromMinutes(10);

    static readonly Duration MailUsefulFor = Duration.FromMinutes(60);

    readonly List<Notice> notices = [];

    public IReadOnlyList<Notice> All => notices;

    Page Page => turn.Page;

    public string AlertKey(Person person, Channel channel, int step) =>
        Key("alert", string.Create(CultureInfo.InvariantCulture, $"{Page.Episode}-{Page.Stage}-{step}"), channel, person);

    /// <summary>The reply code and the signed link are for whoever writes the message to fill in: a rule has no store and no secret.</summary>
    public void Alert(Person person, Notification step, bool isFirst) => notices.Add(
        new Notice(step.Key, Templates.PageAlert, step.Channel, To(person, step.Address), new Dictionary<string, string?>
        {
            ["subject"] = Page.Subject,
            ["details"] = Page.Details,
            ["severity"] = Page.Severity is { } severity ? Wire.Name(severity) : null,
            ["ticketId"] = Page.TicketId,
            ["account"] = Page.AccountName,
            ["due"] = Wire.Text(Page.Due),
            ["policy"] = Page.Policy.Name,
            ["level"] = Page.ExhaustedSince is null ? Page.Level.ToString(CultureInfo.InvariantCulture) : null,
            ["reason"] = Page.Reasons is [.., var last] ? last : null,
            ["code"] = null,
            ["link"] = null,
        })
        {
            Terms = Terms(step.Channel, isStatus: false, isFirst),
        });

    /// <param name="happened"><c>acknowledged</c>, or why it is closed.</param>
    public void Status(Person person, ContactMethod method, TimelineEvent news, string happened) => notices.Add(
        new Notice(
            Key("status", news.Number.ToString(CultureInfo.InvariantCulture), method.Channel, person),
            Templates.PageStatus,
            method.Channel,
            To(person, method.Address),
            new Dictionary<string, string?>
            {
                ["subject"] = Page.Subject,
                ["ticketId"] = Page.TicketId,
                ["happened"] = happened,
                ["by"] = news.Actor.Name,
            })
        {
            Terms = Terms(method.Channel, isStatus: true, isFirst: false),
        });

    /// <summary>On its own and never too late: there is no other way left.</summary>
    public void Unanswered(Person person) => notices.Add(
        new Notice(
            Key("unanswered", string.Create(CultureInfo.InvariantCulture, $"{Page.Episode}-{Page.Stage}"), Channel.Email, person),
            Templates.PageUnanswered,
            Channel.Email,
            To(person, person.Email),
            new Dictionary<string, string?>
            {
                ["subject"] = Page.Subject,
                ["details"] = Page.Details,
                ["severity"] = Page.Severity is { } severity ? Wire.Name(severity) : null,
                ["ticketId"] = Page.TicketId,
                ["account"] = Page.AccountName,
                ["due"] = Wire.Text(Page.Due),
                ["policy"] = Page.Policy.Name,
                ["raised"] = Wire.Text(Page.RaisedAt),
            }));

    DeliveryTerms Terms(Channel channel, bool isStatus, bool isFirst) => new(
        Page.Id,
        Page.TicketId is { } ticket ? $"{ticket} {Page.Subject}" : Page.Subject,
        isStatus,
        isFirst,
        Page.Important,
        turn.Now + (channel == Channel.Email ? MailUsefulFor : UsefulFor));

    string Key(string what, string number, Channel channel, Person person) =>
        $"page-{Page.Id}.{what}.{number}.{Wire.Name(channel)}.{RecipientSlug.Of(To(person, person.Email))}";

    static Recipient To(Person person, string address) => new(person.Id, person.Name, address, person.Language, person.TimeZone);
}
