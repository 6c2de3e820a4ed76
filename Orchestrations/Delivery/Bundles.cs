using System.Globalization;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;
using SupportFlows.Orchestrations.Notifications;

namespace SupportFlows.Orchestrations.Delivery;

/// <summary>Puts several pages into one message.</summary>
public sealed class Bundles(Outbox outbox, Lines lines, MessageTemplates templates)
{
    /// <summary>So many subjects are named in a text or a call; of the rest the count says enough.</summary>
    const int Named = 3;

    const string Between = "\n\n----\n\n";

    /// <summary>
    /// With all that it is to carry and the words for it. Before it is offered: should we die then, its row tells whom it told.
    /// </summary>
    public async Task<OutboxRow> FillAsync(OutboxRow row, IReadOnlyList<LineEntry> carry)
    {
        var addresses = carry.Select(e => MessageAddress.OfKey(e.Key)).OfType<MessageAddress>();
        var found = await Task.WhenAll(addresses.Select(a => outbox.FindAsync(a)));
        // Some may have been answered since they asked.
        var carried = found.OfType<StoredMessage>().Where(m => m.Row is { Status: OutboxStatus.Waiting, Retracted: false, Terms: not null }).ToList();
        var told = carried.Select(m => m.Row).Append(row)
            .OrderByDescending(r => r.Terms!.Important).ThenBy(r => r.CreatedAt).ThenBy(r => r.Key, StringComparer.Ordinal)
            .DistinctBy(r => r.Terms!.About)
            .ToList();
        return row with
        {
            Carries = [.. carried.Select(m => m.Address)],
            Bundle = told.Count == 1 ? null : await WordsAsync(row, told),
        };
    }

    async Task<MessageText> WordsAsync(OutboxRow row, List<OutboxRow> told)
    {
        var isShort = row.Channel is Channel.Sms or Channel.Voice;
        var code = row is { Channel: Channel.Sms, Terms.IsStatus: false }
            ? (int?)await lines.CodeForAsync(row.Channel, row.Recipient.Address, [.. told.Select(r => r.Terms!.About)])
            : null;
        var data = new Dictionary<string, string?>
        {
            ["count"] = told.Count.ToString(CultureInfo.InvariantCulture),
            ["subjects"] = string.Join("; ", told.Take(Named).Select(r => r.Terms!.Subject)),
            ["kind"] = row.Terms!.IsStatus ? "status" : "alert",
            ["code"] = code?.ToString(CultureInfo.InvariantCulture),
            ["bodies"] = isShort ? null : string.Join(Between, told.Select(r => r.Body)),
        };
        var (subject, body) = templates.Render(new Notice(row.Key, Templates.PageBundle, row.Channel, row.Recipient, data));
        return new MessageText(subject, body);
    }
}
