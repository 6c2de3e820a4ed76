using NodaTime;
using SupportFlows.Orchestrations.Access;

namespace SupportFlows.Orchestrations.Answers;

/// <summary>Where a browser reaches this app, without a slash at the end; null when nobody said.</summary>
public delegate string? PublicUrl();

/// <summary>Who may act on which page, by a link that he was sent.</summary>
public sealed record PageLink(string PageId, string PersonId);

/// <summary>Links in emails and chats that act for one person on one page, for a day.</summary>
public sealed class PageLinks(LinkSecret secret, PublicUrl address)
{
    public const string Path = "/api/pages/link/";

    const string Purpose = "page";

    static readonly Duration ValidFor = Duration.FromHours(24);

    /// <returns>The whole address; null when nobody said where this app is reached (<c>SupportFlows:PublicUrl</c>).</returns>
    public string? Make(string pageId, string personId, Instant now) =>
        address() is { } app ? app + Path + secret.Seal(Purpose, now + ValidFor, pageId, personId) : null;

    /// <returns>Null: not made here, or expired.</returns>
    public PageLink? Read(string token, Instant now) =>
        secret.Open(Purpose, token, now) is [var page, var person] ? new PageLink(page, person) : null;
}
