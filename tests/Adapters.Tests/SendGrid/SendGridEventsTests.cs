using System.Text;
using CsCheck;
using NodaTime;
using SupportFlows.Adapters.SendGrid;
using SupportFlows.Domain.Notifications;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Adapters.Tests.SendGrid;

public sealed class SendGridEventsTests
{
    [Theory]
    [InlineData("processed", DeliveryStatus.Queued)]
    [InlineData("deferred", DeliveryStatus.Sent)]
    [InlineData("delivered", DeliveryStatus.Delivered)]
    [InlineData("open", DeliveryStatus.Delivered)]
    [InlineData("click", DeliveryStatus.Delivered)]
    [InlineData("bounce", DeliveryStatus.Failed)]
    [InlineData("blocked", DeliveryStatus.Failed)]
    [InlineData("dropped", DeliveryStatus.Failed)]
    public void Event_OfOurMessage_IsAReceipt(string name, DeliveryStatus expected)
    {
        var told = Assert.Single(Read($$"""[{"event":"{{name}}","key":"page-p1.ring.1.email.bob","timestamp":1513299569,"sg_event_id":"e-1"}]"""));

        Assert.Equal(("page-p1.ring.1.email.bob", "e-1"), (told.Key, told.EventId));
        Assert.Equal((expected, Instant.FromUnixTimeSeconds(1513299569)), (told.Receipt.Status, told.Receipt.At));
    }

    [Theory]
    [InlineData("""{"event":"bounce","type":"bounce","status":"5.1.1","reason":"550 5.1.1 no such user"}""", "bounce 5.1.1 550 5.1.1 no such user")]
    [InlineData("""{"event":"bounce","type":"blocked","reason":"550 listed"}""", "blocked 550 listed")]
    [InlineData("""{"event":"dropped","reason":"Bounced Address"}""", "dropped Bounced Address")]
    [InlineData("""{"event":"bounce"}""", "bounce")]
    [InlineData("""{"event":"delivered","response":"250 OK"}""", null)]
    public void Failure_SaysWhyInTheWordsOfTheOtherSide(string told, string? error) =>
        Assert.Equal(error, Assert.Single(Read($"[{told[..^1]},\"key\":\"k\",\"timestamp\":1}}]")).Receipt.Error);

    [Theory]
    [InlineData("""{"event":"delivered","timestamp":1}""")]
    [InlineData("""{"event":"delivered","timestamp":1,"key":""}""")]
    [InlineData("""{"event":"delivered","timestamp":1,"key":7}""")]
    [InlineData("""{"event":"spamreport","timestamp":1,"key":"k"}""")]
    [InlineData("""{"event":"group_unsubscribe","timestamp":1,"key":"k"}""")]
    [InlineData("""{"event":"of-next-year","timestamp":1,"key":"k"}""")]
    [InlineData("""{"key":"k"}""")]
    [InlineData("{}")]
    public void Event_ThatSaysNothingOfOurMessages_IsLeftOut(string other) =>
        Assert.Equal("ours", Assert.Single(Read($$"""[{{other}},{"event":"delivered","timestamp":1,"key":"ours"}]""")).Key);

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("[{", "not JSON")]
    [InlineData("[] trailing", "not JSON")]
    [InlineData("{}", "object")]
    [InlineData("null", "null")]
    [InlineData("""[{"event":"\ud800","key":"k"}]""", "not Unicode")]
    [InlineData("[1]", "entry 0 is a JSON number")]
    [InlineData("""[{"event":"delivered","key":"k"}]""", "entry 0 has no timestamp")]
    [InlineData("""[{"event":"delivered","key":"k","timestamp":"soon"}]""", "entry 0 has no timestamp")]
    [InlineData("""[{"event":"delivered","key":"k","timestamp":999999999999999999}]""", "entry 0 has no timestamp")]
    public void Body_ThatIsNoBatch_IsRefusedSayingWhatItIs(string body, string words)
    {
        var refusal = Assert.Throws<RefusalException>(() => Read(body));

        Assert.Equal(RefusalKind.Malformed, refusal.Kind);
        Assert.Contains(words, refusal.Title);
    }

    [Fact]
    public void Body_OfAnyBytes_IsReadOrRefused() => Gen.Byte.Array.Sample(bytes =>
    {
        try
        {
            SendGridEvents.Read(bytes);
        }
        catch (RefusalException refusal)
        {
            Assert.Equal(RefusalKind.Malformed, refusal.Kind);
        }
    });

    [Fact]
    public void Events_LateTwiceAndInAnyOrder_ComeToTheSameReceipt() =>
        Gen.OneOf("processed", "deferred", "delivered", "open", "bounce", "dropped").Select(Gen.Int[1, 5]).Array[1, 6]
            .SelectMany(told => Gen.Shuffle(told.Concat(told).ToArray()).Select(shuffled => (told, shuffled)))
            .Sample((told, shuffled) => Assert.Equal(Outcome(told), Outcome(shuffled)));

    static Receipt? Outcome((string Event, int At)[] told) =>
        Read($"[{string.Join(',', told.Select(one => $$"""{"event":"{{one.Event}}","timestamp":{{one.At}},"key":"k","reason":"{{one.At % 2}}"}"""))}]")
            .Aggregate((Receipt?)null, (known, heard) => Receipt.Merge(known, heard.Receipt));

    static IReadOnlyList<SendGridEvent> Read(string body) => SendGridEvents.Read(Encoding.UTF8.GetBytes(body));
}
