using CsCheck;
using NodaTime;
using SupportFlows.Domain.Delivery;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Tests.Delivery;

/// <summary>Any traffic to one phone, with providers that fail and askers that come late, against a list of what was really sent.</summary>
public class LineModelTests
{
    static readonly Gen<(LineEntry Entry, int Faults, int Late)> Message =
        from key in Gen.Int[0, 1_000_000]
        from since in Gen.Int[0, 3000]
        from kind in Gen.Int[0, 9]
        from important in Gen.Bool
        from about in Gen.Int[0, 12]
        from deadline in Gen.Int[1, 900]
        from faults in Gen.Int[-6, 2]
        from late in Gen.Int[0, 7]
        select (LineStory.Entry($"k{key}", since, first: kind < 6, status: kind > 7, important, $"p{about}", deadline), faults, late);

    [Fact]
    public void Traffic_OfAnyKind_KeepsEveryPromiseOfTheLine() =>
        Gen.Select(Message.Array[1, 60], Gen.OneOf(Gen.Const(Channel.Sms), Gen.Const(Channel.Voice), Gen.Const(Channel.Email))).Sample((messages, channel) =>
        {
            var run = new Run(channel, [.. messages.DistinctBy(m => m.Entry.Key)]);
            run.ToTheEnd();
            run.Check();
        }, iter: 1500);

    sealed class Run(Channel channel, IReadOnlyList<(LineEntry Entry, int Faults, int Late)> messages)
    {
        readonly LinePolicy policy = LinePolicy.Of(channel);
        readonly List<(Instant At, LineEntry Entry, IReadOnlyList<LineEntry> Carry)> sent = [];
        readonly Dictionary<string, (Instant At, LineAnswer Answer)> ends = [];
        readonly Dictionary<string, int> faults = [];
        Line line = Line.Quiet;

        public void ToTheEnd()
        {
            var queue = new PriorityQueue<(LineEntry Entry, int Faults, int Late), Instant>(messages.Select(m => (m, m.Entry.Since)));
            for (var asked = 0; queue.TryDequeue(out var message, out var now); asked++)
            {
                Assert.True(asked < 5000, "Somebody asks for ever.");
                var again = Ask(message.Entry, message.Faults, now);
                if (again is { } at)
                    queue.Enqueue(message, at + Duration.FromSeconds(message.Late));
            }
        }

        /// <returns>When it asks again; null: it is done.</returns>
        Instant? Ask(LineEntry entry, int mostFaults, Instant now)
        {
            var busy = sent.Any(s => !s.Entry.Terms.IsStatus && s.At + LinePolicy.BundleFor > now && (!entry.Terms.Important || s.Entry.Terms.Important || s.Carry.Any(c => c.Terms.Important)));
            (line, var answer) = LineRule.Ask(line, entry, policy, now);
            if (entry.Terms is { IsFirst: true, IsStatus: false } && !busy && entry.Terms.Deadline > now)
                Assert.True(answer is LineAnswer.Send or LineAnswer.Carried, $"{entry} was held: {answer}");
            if (answer is LineAnswer.Wait wait)
            {
                Assert.True(wait.Until > now && wait.Until <= entry.Terms.Deadline);
                return wait.Until;
            }

            if (answer is LineAnswer.Send send)
            {
                var fault = faults[entry.Key] = faults.GetValueOrDefault(entry.Key) + 1;
                if (fault <= mostFaults)
                {
                    line = LineRule.Release(line, entry.Key);
                    return now + Duration.FromSeconds(5);
                }

                sent.Add((now, entry, send.Carry));
            }

            ends.Add(entry.Key, (now, answer));
            return null;
        }

        public void Check()
        {
            Assert.Equal(messages.Count, ends.Count);
            Assert.Equal(sent.Count, sent.DistinctBy(s => s.Entry.Key).Count());
            foreach (var (entry, _, late) in messages)
                CheckEnd(entry, Duration.FromSeconds(late + 5));
            for (var n = 0; n < sent.Count; n++)
            {
                var (at, entry, _) = sent[n];
                if (entry.Terms is { IsFirst: true, IsStatus: false }) continue;
                // Only those before it, also of its own second: a first one right after it is never held.
                var before = sent.Take(n + 1).Where(s => s.Entry.Terms.IsStatus == entry.Terms.IsStatus).ToList();
                foreach (var limit in policy.For(entry.Terms.IsStatus))
                    Assert.True(before.Count(s => s.At + limit.Span > at) <= limit.Count, $"{entry.Key} breaks {limit}");
            }
        }

        void CheckEnd(LineEntry entry, Duration late)
        {
            var (at, answer) = ends[entry.Key];
            Assert.True(at <= entry.Terms.Deadline + late);
            switch (answer)
            {
                case LineAnswer.Send:
                    Assert.True(at < entry.Terms.Deadline);
                    break;
                case LineAnswer.Carried carried:
                    Assert.Contains(sent, s => s.Entry.Key == carried.By && s.Carry.Any(c => c.Key == entry.Key) && s.At < entry.Terms.Deadline);
                    break;
                case LineAnswer.Overtaken:
                    Assert.Contains(messages, m => m.Entry.Overtakes(entry));
                    break;
                default:
                    Assert.True(at >= entry.Terms.Deadline);
                    break;
            }
        }
    }
}
