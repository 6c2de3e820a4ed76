using System.Text.RegularExpressions;
using SupportFlows.Domain.Text;

namespace SupportFlows.Domain.Notifications;

/// <summary>The last part of a message key: who it is for, in characters that any URL and row key takes.</summary>
static partial class RecipientSlug
{
    public static string Of(Recipient recipient) =>
        recipient.PersonId is { } id && Plain().IsMatch(id) ? id : Hash.Short((recipient.PersonId ?? recipient.Address).ToLowerInvariant());

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex Plain();
}
