using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;
using SupportFlows.Orchestrations.Tests.Harness;

namespace SupportFlows.Orchestrations.Tests.Delivery;

/// <summary>Messages of pages to one phone, offered as the orchestrations of their pages would.</summary>
static class PhoneStory
{
    public const string Number = "+4930901820";

    static readonly Recipient Ann = new("ann", "Ann", Number, "en", "Europe/Berlin");

    /// <summary>A page's message, owed as of now.</summary>
    public static async Task<MessageAddress> OwesAsync(
        this TestApp app, string page, Channel channel = Channel.Sms, bool first = true, bool status = false, bool important = false, int deadline = 600, string what = "alert.1")
    {
        var row = new OutboxRow
        {
            Key = $"page-{page}.{what}.{channel.ToString().ToLowerInvariant()}.ann",
            Template = "page-alert",
            Channel = channel,
            Recipient = Ann,
            Body = $"{page} is down. Reply 1a ack",
            Status = OutboxStatus.Waiting,
            CreatedAt = app.Now,
            NextAttemptAt = app.Now,
            Terms = new DeliveryTerms(page, $"{page} is down", status, first, important, app.Now + Duration.FromSeconds(deadline)),
        };
        await app.Rows.CommitAsync("pages", page, [.. Outbox.Insert(row)]);
        return new MessageAddress("pages", page, row.Key);
    }

    public static Task<bool> OfferAsync(this TestApp app, MessageAddress message) => app.Get<SendMessage>().RunAsync(message, app.Client);

    /// <summary>What every page's orchestration does when it wakes.</summary>
    public static async Task OfferDueAsync(this TestApp app, IEnumerable<MessageAddress> messages)
    {
        foreach (var message in messages)
        {
            var open = await app.Get<Outbox>().UnsentAsync(message.Table, message.Partition);
            if (open.Any(m => m.Address == message && !m.Failed && m.NextAttemptAt <= app.Now))
            {
                await app.OfferAsync(message);
            }
        }
    }

    public static async Task<OutboxRow> RowAsync(this TestApp app, MessageAddress message) => (await app.Get<Outbox>().FindAsync(message))!.Row;

    public static Task<IReadOnlyList<string>> HearAsync(this TestApp app, MessageAddress message, DeliveryStatus status, string? error = null) =>
        app.Get<Receipts>().ReceiveAsync(message, new Receipt(status, app.Now, error));

    public static async Task<bool> IsFailureOpenAsync(this TestApp app, MessageAddress message) =>
        (await app.Get<Outbox>().UnsentAsync(message.Table, message.Partition)).Any(m => m.Address == message && m.Failed);

    /// <summary>A page that was just texted, so that others wait for the minute to be over, and two that do.</summary>
    public static async Task<(MessageAddress Told, MessageAddress One, MessageAddress Two)> BusyAsync(this TestApp app)
    {
        var told = await app.OwesAsync("p0");
        await app.OfferAsync(told);
        await app.AdvanceAsync(Duration.FromSeconds(10));
        var (one, two) = (await app.OwesAsync("p1"), await app.OwesAsync("p2"));
        await app.OfferDueAsync([one, two]);
        app.Sms.Offered.Clear();
        return (told, one, two);
    }
}
