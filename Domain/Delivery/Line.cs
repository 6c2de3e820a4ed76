using NodaTime;
using SupportFlows.Domain.Notifications;

namespace SupportFlows.Domain.Delivery;

/// <summary>
/// What one phone or mailbox was sent lately and is still to be sent, so that many incidents at once do not bury the person who is to solve
/// them (SPEC section 3). It knows no message: what stands here is what a limit, a bundle or a reply code needs.
/// </summary>
public sealed record Line
{
    public static readonly Line Quiet = new();

    /// <summary>Oldest first, only as long as something looks back at them.</summary>
    public IReadOnlyList<LineSend> Sends { get; init; } = [];

    /// <summary>Asked, and not sent yet.</summary>
    public IReadOnlyList<LineEntry> Waiting { get; init; } = [];

    public IReadOnlyList<LineCode> Codes { get; init; } = [];

    /// <summary>Texts in a row that said nothing we know.</summary>
    public int UselessReplies { get; init; }

    /// <summary>Texts that were handled, oldest first.</summary>
    public IReadOnlyList<LineReply> Replies { get; init; } = [];
}

/// <summary>A message that wants to go to this address.</summary>
/// <param name="Key">Of the message.</param>
/// <param name="Since">When it was decided: of two news of one page the later is the newer.</param>
public sealed record LineEntry(string Key, DeliveryTerms Terms, Instant Since)
{
    /// <summary>Whether this one makes the other one's news old.</summary>
    public bool Overtakes(LineEntry other) =>
        Terms.IsStatus && other.Terms.IsStatus && Terms.About == other.Terms.About && Key != other.Key
        && (Since > other.Since || (Since == other.Since && string.CompareOrdinal(Key, other.Key) > 0));
}

/// <summary>One message that this address was sent, however many it told of.</summary>
/// <param name="Entries">The one that was sent first, then those that it carried; empty once they are all long past.</param>
public sealed record LineSend(Instant At, bool IsStatus, bool Important, IReadOnlyList<LineEntry> Entries);

/// <summary>A number by which the owner of a phone names pages in a reply.</summary>
/// <param name="Pages">Sorted.</param>
/// <param name="GivenAt">Last.</param>
public sealed record LineCode(int Code, IReadOnlyList<string> Pages, Instant GivenAt);

/// <param name="MessageId">The provider's.</param>
/// <param name="Answer">Null: none was given.</param>
public sealed record LineReply(string MessageId, string? Answer);
