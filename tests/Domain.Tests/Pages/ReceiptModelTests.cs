using CsCheck;
using NodaTime;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Pages;

namespace SupportFlows.Domain.Tests.Pages;

/// <summary>Receipts late, twice and out of order never change an outcome.</summary>
public class ReceiptModelTests
{
    static readonly string?[] Errors = [null, "busy", "no-answer"];

    static readonly Gen<Receipt> Any = Gen.Select(
        Gen.Enum<DeliveryStatus>(), Gen.Int[0, 3], Gen.Int[0, 2], (status, second, error) => new Receipt(status, Given.Noon + Duration.FromSeconds(second), Errors[error]));

    /// <summary>How one message ends, and in which order, how often and when that is heard.</summary>
    static readonly Gen<(DeliveryStatus End, int[] Order, int[] Delays)> Fate = Gen.Select(
        Gen.Int[2, 4].Select(n => (DeliveryStatus)n),
        Gen.Int[0, 2].Array[0, 6],
        Gen.Int[0, 20].Array[9]);

    [Fact]
    public void Merge_Does_Not_Mind_Order_And_Repeats() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(Receipt.Merge(a, b), Receipt.Merge(b, a));
        Assert.Equal(Receipt.Merge(Receipt.Merge(a, b), c), Receipt.Merge(a, Receipt.Merge(b, c)));
        Assert.Equal(a, Receipt.Merge(a, a));
        Assert.Equal(a, Receipt.Merge(null, a));
    });

    /// <summary>Two people, a text and a call each; what is heard of each message in any order, against what is heard at once and in order.</summary>
    [Fact]
    public void Receipts_In_Any_Order_Reach_The_Same_People_And_End_The_Page_The_Same_Way() => Fate.Array[4].Sample(
        fates =>
        {
            var (told, shuffled) = (Live(fates, inOrder: true), Live(fates, inOrder: false));

            Assert.Equal(Outcome(told), Outcome(shuffled));
        },
        iter: 1000);

    static PageStory Live((DeliveryStatus End, int[] Order, int[] Delays)[] fates, bool inOrder)
    {
        var story = PageStory.Ordered(PageStory.Policy(["otto", "lea"]));
        story.Network = _ => story.Taken();
        story.Decide();
        string[] ways = ["sms otto", "sms lea", "voice otto", "voice lea"];
        var heard = fates.Select((fate, n) => (Way: ways[n].Split(' '), Receipts: Told(fate, inOrder))).ToArray();
        // Within the minute after which a silent provider is asked; then the calls, in time or pulled forward.
        foreach (var half in new[] { heard.Take(2), heard.Skip(2) })
        {
            var said = half.SelectMany(h => h.Receipts.Select(r => (h.Way, r.Receipt, r.Delay))).OrderBy(r => r.Delay).ToList();
            var start = story.Now;
            foreach (var (way, receipt, delay) in said)
            {
                story.Advance(start + Duration.FromSeconds(delay) - story.Now);
                if (story.Page.Notifications.Any(n => n.OfferedAt is not null && n.MethodId == way[0] && n.PersonId == way[1]))
                    story.Hear(story.KeyOf(way[0], way[1]), receipt);
            }

            story.Advance(start + Duration.FromMinutes(2) - story.Now);
        }

        story.Acknowledge("otto", "voice");
        return story;
    }

    /// <summary>The end comes at any place among the others, and they come as often as they like.</summary>
    static IEnumerable<(Receipt Receipt, int Delay)> Told((DeliveryStatus End, int[] Order, int[] Delays) fate, bool inOrder)
    {
        Receipt[] chain = [new(DeliveryStatus.Queued, Given.Noon), new(DeliveryStatus.Sent, Given.Noon + Duration.FromSeconds(1)), new(fate.End, Given.Noon + Duration.FromSeconds(2))];
        return inOrder ? chain.Select((r, n) => (r, n)) : fate.Order.Append(2).Select((which, n) => (chain[which], fate.Delays[n]));
    }

    static string Outcome(PageStory story) => string.Join('\n', story.Rung().Order().Concat(
        story.Page.Notifications.Select(n => $"{n.PersonId} {n.MethodId} {n.State}").Order()).Append($"{story.Page.Status} {story.Page.AcknowledgedBy!.Id}"));
}
