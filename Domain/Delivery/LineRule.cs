using NodaTime;

namespace SupportFlows.Domain.Delivery;

/// <summary>
/// When one address is sent what. The first message of a page goes at once, unless the phone has just rung about a page at least as
/// important; whatever waits then goes along with the next one that goes.
/// </summary>
public static class LineRule
{
    /// <summary>Asked again about a message that it let go, it says the same again: who asks may have died before he could act on it.</summary>
    public static (Line Line, LineAnswer Answer) Ask(Line line, LineEntry entry, LinePolicy policy, Instant now)
    {
        line = Pruned(line, policy, now);
        var told = line.Sends.LastOrDefault(s => s.Entries.Any(e => e.Key == entry.Key));
        if (told is not null && told.Entries[0].Key != entry.Key) return (line, new LineAnswer.Carried(told.Entries[0].Key, told.At));
        if (entry.Terms.Deadline <= now) return (Without(line, entry), new LineAnswer.Expired());
        if (IsOvertaken(line, entry)) return (Without(line, entry), new LineAnswer.Overtaken());
        if (told is not null) return (line, new LineAnswer.Send([.. told.Entries.Skip(1)]));

        var until = Instant.Max(Bundled(line, entry, now), Limited(line, entry, policy, now));
        return until > now
            ? (With(line, entry), new LineAnswer.Wait(Instant.Min(until, entry.Terms.Deadline)))
            : Send(line, entry, now);
    }

    /// <summary>
    /// A message that was let go was not taken: it counts for nothing, and what it was to carry is on its own again. One that was to be
    /// carried and was not is on its own, too.
    /// </summary>
    public static Line Release(Line line, string key)
    {
        if (line.Waiting.All(e => e.Key != key) && !line.Sends.Any(s => s.Entries.Any(e => e.Key == key))) return line;
        return line with
        {
            Sends = [.. line.Sends.Where(s => !Is(s, key)).Select(s => s.Entries.Any(e => e.Key == key) ? s with { Entries = [.. s.Entries.Where(e => e.Key != key)] } : s)],
            Waiting = [.. line.Waiting.Where(e => e.Key != key)],
        };
    }

    static bool Is(LineSend send, string key) => send.Entries.Count > 0 && send.Entries[0].Key == key;

    static (Line Line, LineAnswer Answer) Send(Line line, LineEntry entry, Instant now)
    {
        var carry = line.Waiting.Where(e => GoesAlong(line, e, entry, now))
            .OrderByDescending(e => e.Terms.Important).ThenBy(e => e.Since).ThenBy(e => e.Key, StringComparer.Ordinal)
            .Take(LinePolicy.MostCarried)
            .ToList();
        var send = new LineSend(now, entry.Terms.IsStatus, entry.Terms.Important || carry.Any(e => e.Terms.Important), [entry, .. carry]);
        return (
            line with { Sends = Trimmed([.. line.Sends, send]), Waiting = [.. line.Waiting.Where(e => !send.Entries.Any(s => s.Key == e.Key))] },
            new LineAnswer.Send(carry));
    }

    /// <summary>No limit holds it back: it costs no message of its own.</summary>
    static bool GoesAlong(Line line, LineEntry waiting, LineEntry sent, Instant now) =>
        waiting.Key != sent.Key
        && waiting.Terms.IsStatus == sent.Terms.IsStatus
        && waiting.Terms.Deadline > now
        && !sent.Overtakes(waiting)
        && !IsOvertaken(line, waiting)
        && Bundled(line, waiting, now) <= now;

    static bool IsOvertaken(Line line, LineEntry entry) =>
        entry.Terms.IsStatus && line.Waiting.Concat(line.Sends.SelectMany(s => s.Entries)).Any(e => e.Overtakes(entry));

    /// <summary>Until when it waits for others; the past when it does not.</summary>
    static Instant Bundled(Line line, LineEntry entry, Instant now) =>
        entry.Terms.IsStatus
            ? Instant.MinValue
            : line.Sends.Where(s => !s.IsStatus && (s.Important || !entry.Terms.Important) && s.At + LinePolicy.BundleFor > now)
                .Select(s => s.At + LinePolicy.BundleFor).DefaultIfEmpty(Instant.MinValue).Max();

    static Instant Limited(Line line, LineEntry entry, LinePolicy policy, Instant now)
    {
        if (entry.Terms.IsFirst && !entry.Terms.IsStatus) return Instant.MinValue;
        var sent = line.Sends.Where(s => s.IsStatus == entry.Terms.IsStatus).Select(s => s.At).ToList();
        return policy.For(entry.Terms.IsStatus)
            .Where(l => sent.Count(at => at + l.Span > now) >= l.Count)
            .Select(l => sent[^l.Count] + l.Span)
            .DefaultIfEmpty(Instant.MinValue).Max();
    }

    static Line With(Line line, LineEntry entry) =>
        line.Waiting.Count >= LinePolicy.MostWaiting || line.Waiting.Any(e => e.Key == entry.Key) ? line : line with { Waiting = [.. line.Waiting, entry] };

    static Line Without(Line line, LineEntry entry) =>
        line.Waiting.Any(e => e.Key == entry.Key) ? line with { Waiting = [.. line.Waiting.Where(e => e.Key != entry.Key)] } : line;

    /// <summary>For their limits all are kept; what they told of, only of the newest.</summary>
    static List<LineSend> Trimmed(List<LineSend> sends)
    {
        var left = LinePolicy.MostRemembered;
        for (var n = sends.Count - 1; n >= 0; n--)
            if ((left -= sends[n].Entries.Count) < 0)
                sends[n] = sends[n] with { Entries = [] };
        return sends;
    }

    /// <summary>The same line when nothing is to be forgotten.</summary>
    static Line Pruned(Line line, LinePolicy policy, Instant now)
    {
        bool IsOver(LineEntry e) => e.Terms.Deadline <= now;
        bool IsKept(LineSend s) => s.At + policy.LooksBack > now || s.Entries.Any(e => !IsForgotten(e));
        bool IsForgotten(LineEntry e) => e.Terms.Deadline + LinePolicy.Remembered <= now;
        bool IsTold(LineSend s) => s.Entries.Count > 0 && s.Entries.All(IsForgotten);
        return line.Waiting.Any(IsOver) || line.Sends.Any(s => !IsKept(s) || IsTold(s))
            ? line with
            {
                Waiting = [.. line.Waiting.Where(e => !IsOver(e))],
                Sends = [.. line.Sends.Where(IsKept).Select(s => IsTold(s) ? s with { Entries = [] } : s)],
            }
            : line;
    }
}
