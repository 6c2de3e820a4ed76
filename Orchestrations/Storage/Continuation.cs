using System.Buffers.Text;
using System.Text;
using SupportFlows.Domain.Refusals;

namespace SupportFlows.Orchestrations.Storage;

/// <summary>The key of the last row that a caller has, as he gives it back to get the next ones.</summary>
static class Continuation
{
    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <exception cref="RefusalException">It is none.</exception>
    public static string Decode(string continuation) => Base64Url.IsValid(continuation)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(continuation))
        : throw new RefusalException(RefusalKind.Invalid, "The list cannot be given.",
            new FieldError("continuation", "Give back the continuation of the page before, unchanged; leave it out to start over.", continuation));
}
