using NodaTime;
using SupportFlows.Domain.Timelines;

namespace SupportFlows.Domain.Tickets;

/// <summary>A file that belongs to a ticket: all that is known of it. What is in it is kept elsewhere, by the name <see cref="Content"/>.</summary>
/// <param name="MediaType">As its sender called it: nobody has looked.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of what is in it: 64 hex digits, lower case.</param>
/// <param name="Public">False: only the staff sees that it is there.</param>
/// <param name="Scanned">Whether something has looked for harm in it. Nothing does so far.</param>
public sealed record Attachment(string Id, string FileName, string MediaType, long Size, string Sha256, Actor By, Instant At, bool Public, string Content, bool Scanned = false);

/// <summary>Who may see a file.</summary>
public enum Visibility
{
    /// <summary>The customer and the staff.</summary>
    Public,

    /// <summary>The staff.</summary>
    Internal,
}
