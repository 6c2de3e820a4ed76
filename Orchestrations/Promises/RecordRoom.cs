using SupportFlows.Domain.Refusals;
using SupportFlows.Domain.Timelines;
using SupportFlows.Orchestrations.Storage;

namespace SupportFlows.Orchestrations.Promises;

/// <summary>
/// A record is one row, and a row holds so much and no more. Each of its lists has a limit, and yet the longest words in all of them would not fit: what people write into it stops well before the
/// end, so that what was promised about it can always be written down.
/// </summary>
public static class RecordRoom
{
    /// <summary>Characters as JSON: in the longest encoding two thirds of a row.</summary>
    public const int Most = 200_000;

    /// <param name="before">Null: it is new. What makes it smaller is always taken.</param>
    /// <exception cref="RefusalException">Invalid: there is no room for more.</exception>
    public static void Require<T>(PromiseKind<T> kind, T? before, T after)
        where T : class, ITimelined
    {
        var size = Json.Write(after).Length;
        if (size > Most && (before is null || size > Json.Write(before).Length))
        {
            throw new RefusalException(
                RefusalKind.Invalid,
                $"The {kind.Noun} is full; nothing was changed.",
                new FieldError("body", $"With this it would hold {size} characters in all; at most {Most} are taken. Shorten what it holds, or remove some of it first."));
        }
    }
}
