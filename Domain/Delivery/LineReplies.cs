namespace SupportFlows.Domain.Delivery;

/// <summary>What came back from a phone.</summary>
public static class LineReplies
{
    /// <summary>So many useless texts in a row are answered: two machines must not text each other for ever.</summary>
    public const int MostUseless = 5;

    /// <summary>A provider repeats a webhook within the minute; a person texts less than this meanwhile.</summary>
    const int Remembered = 50;

    public static LineReply? Find(Line line, string messageId) => line.Replies.FirstOrDefault(r => r.MessageId == messageId);

    /// <summary>The first answer stands.</summary>
    public static Line Record(Line line, LineReply reply) =>
        Find(line, reply.MessageId) is null ? line with { Replies = [.. line.Replies.Append(reply).TakeLast(Remembered)] } : line;

    /// <returns>Whether this one is answered.</returns>
    public static (Line Line, bool Answer) Useless(Line line) =>
        line.UselessReplies < MostUseless ? (line with { UselessReplies = line.UselessReplies + 1 }, true) : (line, false);

    /// <summary>A human is there after all.</summary>
    public static Line Useful(Line line) => line.UselessReplies == 0 ? line : line with { UselessReplies = 0 };
}
